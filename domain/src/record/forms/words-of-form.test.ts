import { FORMS } from './forms';
import { wordsOfForm } from './words-of-form';

// form | answers | field=words, with [category] where it is shown only after unlocking
test.each(
  `
  basic-information-3 | {"occupation":"0"} | occupation=国家机关、党群组织、企业、事业单位负责人
  basic-information-3 | {"ethnicity":"99","ethnicityText99":"蒙古族"} | ethnicity=少数民族（蒙古族）
  basic-information-3 | {"bloodAbo":"9"} | bloodAbo=9（原单位的写法）
  basic-information-3 | {"pastDiseases":[{"disease":"2","since":"2016-03"},{"disease":"13","diseaseText13":"痛风"}]} | pastDiseases=高血压，2016-03；其他（痛风）
  basic-information-3 | {"pastDiseases":[{"disease":"11"}]} | pastDiseases=其他法定传染病 [hiv-sti]
  basic-information-3 | {"familyFather":["11"]} | familyFather=先天畸形
  basic-information-3 | {"familyFather":["12"],"familyFatherText12":"精神分裂症"} | familyFather=其他（精神分裂症） [mental-health]
  basic-information-3 | {"familyFather":["9","2"]} | familyFather=结核病、高血压 [tuberculosis]
  checkup-3 | {"visionLeft":4.8} | visionLeft=4.8
  checkup-3 | {"heightCm":165.5,"elderMood":"1"} | heightCm=165.5 cm; elderMood=粗筛阴性 [mental-health]
  checkup-3 | {"cervix":"1"} | cervix=未见异常 [reproduction]
  checkup-3 | {"medicines":[{"name":"利福平"}]} | medicines=利福平 [tuberculosis]
  follow-up-diabetes-3 | {"insulin":[{"kind":"甘精胰岛素","use":"睡前 10 单位"}]} | insulin=甘精胰岛素，睡前 10 单位
  follow-up-hypertension-3 | {"class":"4"} | class=并发症
  unknown-form | {"class":"4"} |
`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s %s', (form = '', told = '', said = '') => {
  const rows = wordsOfForm(form, JSON.parse(told) as Record<string, unknown>).flatMap((section) => section.rows);
  const words = rows.map((row) => `${row.field}=${row.words}${row.sensitive ? ` [${row.sensitive}]` : ''}`);
  expect(words.join('; ')).toBe(said);
});

test('no form prints a field or an option of a field twice', () => {
  for (const form of FORMS) {
    const fields = form.sections.flatMap((section) => section.fields);
    const names = fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const labels = fields.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    for (const field of fields)
      if (field.kind === 'code' || field.kind === 'codes') {
        const codes = field.options.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
      }
  }
});

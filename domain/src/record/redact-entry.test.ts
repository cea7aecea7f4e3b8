import { redactForm } from './forms/redact-form';
import { isSensitiveCategory, type SensitiveCategory } from './kinds';
import { redactEntry } from './redact-entry';

const opened = (words: string): SensitiveCategory[] => words.split(/\s+/).filter(isSensitiveCategory);

// form | answers | what is open | what is shown | how many answers are not
test.each(
  `
  basic-information-3 | {"bloodAbo":"1"} | - | {"bloodAbo":"1"} | 0
  basic-information-3 | {"pastDiseases":[{"disease":"2"},{"disease":"8"},{"disease":"9"}]} | - | {"pastDiseases":[{"disease":"2"}]} | 2
  basic-information-3 | {"pastDiseases":[{"disease":"8"}]} | - | {} | 1
  basic-information-3 | {"pastDiseases":[{"disease":"8"},{"disease":"9"}]} | tuberculosis | {"pastDiseases":[{"disease":"9"}]} | 1
  basic-information-3 | {"pastDiseases":[{"disease":"8"}]} | mental-health | {"pastDiseases":[{"disease":"8"}]} | 0
  basic-information-3 | {"pastDiseases":[{"disease":"11"}]} | mental-health tuberculosis | {} | 1
  basic-information-3 | {"pastDiseases":[{"disease":"13","diseaseText13":"抑郁症"}]} | - | {} | 1
  basic-information-3 | {"pastDiseases":[{"disease":"13","diseaseText13":"痛风"}]} | - | {"pastDiseases":[{"disease":"13","diseaseText13":"痛风"}]} | 0
  basic-information-3 | {"familyMother":["2","8"]} | - | {"familyMother":["2"]} | 1
  basic-information-3 | {"familyMother":["12"],"familyMotherText12":"精神分裂症"} | - | {} | 1
  basic-information-3 | {"familyMother":["12"],"familyMotherText12":"精神分裂症"} | mental-health | {"familyMother":["12"],"familyMotherText12":"精神分裂症"} | 0
  basic-information-3 | {"disabilities":["5","7"]} | - | {"disabilities":["5"]} | 1
  basic-information-3 | {"hadSurgery":"2","surgeries":[{"name":"人工流产"},{"name":"阑尾切除"}]} | - | {"hadSurgery":"2","surgeries":[{"name":"阑尾切除"}]} | 1
  basic-information-3 | {"hereditary":"2","hereditaryText2":"双相障碍"} | - | {} | 1
  checkup-3 | {"elderMood":"1","moodScore":3,"elderCognition":"1"} | - | {"elderCognition":"1"} | 2
  checkup-3 | {"elderMood":"1","moodScore":3} | mental-health | {"elderMood":"1","moodScore":3} | 0
  checkup-3 | {"vulva":"1","cervix":"2","cervixText2":"糜烂","cervicalSmear":"1","breast":["1"]} | - | {"breast":["1"]} | 3
  checkup-3 | {"cervix":"2","cervixText2":"糜烂"} | reproduction | {"cervix":"2","cervixText2":"糜烂"} | 0
  checkup-3 | {"medicines":[{"name":"异烟肼"},{"name":"氨氯地平"}]} | - | {"medicines":[{"name":"氨氯地平"}]} | 1
  checkup-3 | {"hospitalStays":[{"reason":"剖宫产"}]} | - | {} | 1
  checkup-3 | {"abnormal1":"血压高","abnormal2":"梅毒抗体阳性"} | - | {"abnormal1":"血压高"} | 1
  checkup-3 | {"somethingOld":"1"} | - | {} | 1
  checkup-9 | {"a":"1","b":"2"} | mental-health | {} | 2
`
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.trim())),
)('%s %s with %s open', (form = '', told = '', open = '', shown = '', hidden = '') => {
  expect(redactForm(form, JSON.parse(told) as Record<string, unknown>, opened(open))).toEqual({
    fields: JSON.parse(shown) as unknown,
    hidden: Number(hidden),
  });
});

const illness = (code: string) => ({
  text: code,
  coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }],
  known: true,
});
const visit = (codes: string[], sensitive: string | null) => ({
  kind: 'encounter' as const,
  version: 1,
  sensitive,
  payload: { class: 'outpatient' as const, reasons: [], diagnoses: codes.map(illness) },
});

test('an entry of two categories is shown when both are open', () => {
  const both = visit(['A15.0', 'B20'], 'hiv-sti');
  expect(redactEntry(both, ['hiv-sti'])).toBeUndefined();
  expect(redactEntry(both, ['tuberculosis'])).toBeUndefined();
  expect(redactEntry(both, ['hiv-sti', 'tuberculosis'])).toEqual({ ...both, hiddenParts: 0 });
  expect(redactEntry(visit(['I10'], null), [])).toMatchObject({ hiddenParts: 0 });
});

test('what a source keeps confidential stays so, an entry or a form', () => {
  const labelled = visit(['I10'], 'restricted');
  expect(redactEntry(labelled, ['mental-health'])).toBeUndefined();
  expect(redactEntry(labelled, ['restricted'])).toMatchObject({ hiddenParts: 0 });
  const form = {
    kind: 'checkup' as const,
    version: 1,
    sensitive: 'restricted',
    payload: { form: 'checkup-3', fields: { pulse: 70 } },
  };
  expect(redactEntry(form, [])).toBeUndefined();
  expect(redactEntry(form, ['restricted'])).toMatchObject({ payload: form.payload, hiddenParts: 0 });
});

test('a form keeps everything else of its entry', () => {
  const entry = {
    kind: 'checkup' as const,
    version: 1,
    sensitive: null,
    institution: '柳溪镇卫生院',
    payload: { form: 'checkup-3', fields: { moodScore: 4, pulse: 70 } },
  };
  expect(redactEntry(entry, [])).toEqual({
    ...entry,
    payload: { form: 'checkup-3', fields: { pulse: 70 } },
    hiddenParts: 1,
  });
});

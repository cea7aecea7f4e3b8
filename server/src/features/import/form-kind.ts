import type { Edition } from '@kangban/domain/record/forms/editions';
import { fieldsOf, FORMS_OF_KIND } from '@kangban/domain/record/forms/forms';
import type { Field, Form } from '@kangban/domain/record/forms/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, optional, readDay, readWord } from './cells';
import { type Answers, readAnswer, readPressure } from './form-cells';
import { type FormImportRow, type FormKindName, naturalKey } from './form-row';
import { missingOfForms, saveForms } from './form-save';
import type { ImportKind } from './kind';
import { readId } from './resident-kind';

type Cell = (name: string) => string | undefined;
type Columns = Record<string, readonly string[]>;

/** Column names are compared as the reader cleans them: half-width and without blanks. */
const clean = (header: string): string => header.normalize('NFKC').replace(/\s/g, '');

/** Other names clinics print. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  bmi: ['BMI', '体质指数(BMI)'],
  bloodAbo: ['ABO血型', '血型ABO'],
  bloodRh: ['RH血型', 'Rh'],
  pastDiseases: ['既往史疾病', '既往史', '既往史-疾病'],
  surgeries: ['手术名称及时间'],
  injuries: ['外伤名称及时间'],
  transfusions: ['输血原因及时间'],
  familyFather: ['家族史父亲', '父亲家族史'],
  familyMother: ['家族史母亲', '母亲家族史'],
  familySiblings: ['家族史兄弟姐妹', '兄弟姐妹家族史'],
  familyChildren: ['家族史子女', '子女家族史'],
  hadSurgery: ['手术史'],
  hadInjury: ['外伤史'],
  hadTransfusion: ['输血史'],
  alt: ['谷丙转氨酶', 'ALT'],
  ast: ['谷草转氨酶', 'AST'],
  creatinine: ['肌酐'],
  urea: ['尿素'],
  chestDr: ['胸部DR', '胸部DR片', 'DR'],
  fastingGlucoseMgDl: ['空腹血糖mg/dL'],
  hbsag: ['乙肝表面抗原'],
  drinkLiang: ['日饮酒量(两)'],
  leftPressure: ['左侧血压'],
  rightPressure: ['右侧血压'],
};

function namesOf(field: Field): string[] {
  const { label, name } = field;
  const own = [label, ...(field.kind === 'number' && field.unit !== '' ? [`${label}(${field.unit})`] : [])];
  const behind = field.kind === 'text' && field.behind ? [label.replace('：', '')] : [];
  return [...own, ...behind, ...(ALSO[name] ?? [])].map(clean);
}

/** `138/86` in one cell stands for two fields. */
const PRESSURES = [
  { own: 'leftPressure', label: '左侧血压', high: 'leftSystolic', low: 'leftDiastolic' },
  { own: 'rightPressure', label: '右侧血压', high: 'rightSystolic', low: 'rightDiastolic' },
  { own: 'pressure', label: '血压', high: 'systolic', low: 'diastolic' },
] as const;

const EDITIONS: Readonly<Record<string, Edition>> = {
  第三版: 'form-3',
  '2017版': 'form-3',
  '2011版': 'form-2011',
  区域平台: 'regional-centre',
};
/** The question of 2011: is the blood RH negative? */
const RH_NEGATIVE: Readonly<Record<string, string>> = { 否: '2', 是: '1', 不详: '3', '1': '2', '2': '1', '3': '3' };

function readPressures(cell: Cell, fields: ReadonlyMap<string, Field>, into: Answers): void {
  for (const { own, label, high, low } of PRESSURES) {
    const told = cell(own);
    if (told === undefined || !fields.has(high)) continue;
    if (into[high] !== undefined || into[low] !== undefined)
      throw new CellError(`“${label}”写了两遍：合在一起写，或者高压低压分开写`);
    [into[high], into[low]] = readPressure(label, told);
  }
}

/** Every filled column of the form; a column of another form of the same file must be blank. */
function readFields(cell: Cell, form: Form, all: ReadonlyMap<string, Field>): Answers {
  const own = fieldsOf(form);
  const edition = cell('edition') ? readWord('表单版本', cell('edition'), EDITIONS) : 'form-3';
  const into: Answers = {};
  const lines: Answers = {};
  for (const field of all.values()) {
    const told = cell(field.name);
    if (told === undefined) continue;
    const known = own.get(field.name);
    if (!known) throw new CellError(`${form.title}没有“${field.label}”这一项`);
    if (known.kind === 'text' && known.behind) lines[known.name] = told;
    else readAnswer(known, told, { edition, into });
  }
  if (cell('rhNegative') !== undefined) readRhNegative(cell, into);
  readPressures(cell, own, into);
  return { ...into, ...lines };
}

function readRhNegative(cell: Cell, into: Answers): void {
  if (into.bloodRh !== undefined) throw new CellError('“RH”和“RH阴性”只能写一个');
  into.bloodRh = readWord('RH阴性', cell('rhNegative'), RH_NEGATIVE);
}

/** Columns `空腹血糖参考范围` beside a number of the form. */
const rangeColumn = (field: string): string => `${field}Range`;
const rangeColumnsOf = (fields: ReadonlyMap<string, Field>): Columns =>
  Object.fromEntries(
    [...fields.values()]
      .filter(({ kind }) => kind === 'number')
      .map((field) => [
        rangeColumn(field.name),
        namesOf(field).flatMap((name) => [`${name}参考范围`, `${name}参考区间`]),
      ]),
  );

/** The laboratory's ranges as printed; one beside a blank value says nothing and is refused. */
function readRanges(cell: Cell, fields: Answers): Record<string, { text: string }> {
  const ranges: Record<string, { text: string }> = {};
  for (const name of fieldsOf(CHECKUP).keys()) {
    const text = optional('参考范围', cell(rangeColumn(name)), 100);
    if (text === null) continue;
    if (fields[name] === undefined) throw new CellError(`写了参考范围“${text}”，却没有写结果`);
    ranges[name] = { text };
  }
  return ranges;
}

const isBlank = (fields: Answers): boolean => Object.keys(fields).length === 0;

interface Wording {
  name: string;
  day: string;
  dayNames: readonly string[];
  institution: readonly string[];
  practitioner: readonly string[];
  /** What the column 随访类型 says; one form where there is no such column. */
  forms: Readonly<Record<string, Form>>;
}

const fieldsOfAll = (forms: readonly Form[]): Map<string, Field> =>
  new Map(forms.flatMap((form) => [...fieldsOf(form)]));

const columnsOf = (fields: ReadonlyMap<string, Field>): Columns =>
  Object.fromEntries([...fields].map(([name, field]) => [name, namesOf(field)]));

function whoAndWhere(cell: Cell, wording: Wording, today: PlainDate) {
  const id = readId('身份证号', cell('idNumber'), today);
  const residentKey = optional('档案编号', cell('residentKey'), 60);
  if (!id && !residentKey) throw new CellError('“身份证号”和“档案编号”至少要有一个');
  const site = optional('机构编码', cell('site'), 30);
  const institution = optional('机构', cell('institution'), 60);
  if (!site && !institution) throw new CellError(`“机构编码”和“${wording.institution[0] ?? ''}”至少要有一个`);
  const happenedOn = readDay(wording.day, cell('happenedOn'));
  if (happenedOn > today) throw new CellError(`“${wording.day}”还没到`);
  return { idNumber: id?.value ?? null, residentKey, site, institution, happenedOn };
}

const personOf = (row: FormImportRow): string => row.idNumber ?? `record ${row.residentKey ?? ''}`;

function formKind(kind: FormKindName, wording: Wording): ImportKind<FormImportRow> {
  const [only, ...more] = Object.values(wording.forms);
  const all = fieldsOfAll(Object.values(wording.forms));
  const hasType = more.length > 0;
  const formOf = (cell: Cell): Form => {
    const form = hasType ? readWord('随访类型', cell('type'), wording.forms) : only;
    if (!form) throw new CellError('缺“随访类型”');
    return form;
  };
  return {
    name: wording.name,
    columns: {
      idNumber: ['身份证号', '身份证号码', '证件号码'],
      residentKey: ['档案编号', '健康档案编号', '儿童编码'],
      happenedOn: [wording.day, ...wording.dayNames],
      site: ['机构编码'],
      institution: wording.institution,
      practitioner: wording.practitioner,
      sourceKey: ['记录号'],
      edition: ['表单版本'],
      ...(hasType && { type: ['随访类型', '病种'] }),
      ...(all.has('bloodRh') && { rhNegative: ['RH阴性'] }),
      ...columnsOf(all),
      ...(kind === 'checkup' && rangeColumnsOf(all)),
      ...Object.fromEntries(PRESSURES.flatMap(({ own, label, high }) => (all.has(high) ? [[own, [label]]] : []))),
    },
    requiredColumns: ['happenedOn', ...(hasType ? ['type'] : [])],
    read(cell, { today }) {
      const form = formOf(cell);
      const fields = readFields(cell, form, all);
      if (isBlank(fields)) throw new CellError('这一行没有填任何一项');
      return {
        ...whoAndWhere(cell, wording, today),
        kind,
        form: form.name,
        fields,
        ranges: kind === 'checkup' ? readRanges(cell, fields) : {},
        practitioner: optional('医生', cell('practitioner'), 40),
        sourceKey: optional('记录号', cell('sourceKey'), 60),
      };
    },
    keyOf: (row) => (row.sourceKey === null ? `${personOf(row)} ${naturalKey(row)}` : `record ${row.sourceKey}`),
    missing: missingOfForms,
    save: saveForms,
  };
}

const [BASIC] = FORMS_OF_KIND['basic-information'];
const [CHECKUP] = FORMS_OF_KIND.checkup;
const [HYPERTENSION, DIABETES] = FORMS_OF_KIND['follow-up'];

/** 个人基本信息表, one line a person. */
export const BASIC_INFORMATION_KIND = formKind('basic-information', {
  name: 'basic-information',
  day: '建档日期',
  dayNames: ['登记日期', '填表日期', '更新日期'],
  institution: ['建档机构', '建档单位', '机构'],
  practitioner: ['建档人', '责任医生'],
  forms: { 个人基本信息: BASIC },
});

/** 健康体检表, one line a checkup. */
export const CHECKUP_KIND = formKind('checkup', {
  name: 'checkups',
  day: '体检日期',
  dayNames: ['检查日期'],
  institution: ['体检机构', '检查机构', '机构'],
  practitioner: ['责任医生', '体检医生'],
  forms: { 健康体检: CHECKUP },
});

/** Follow-up forms, one line a follow-up; 随访类型 says which. */
export const FOLLOW_UP_KIND = formKind('follow-up', {
  name: 'follow-ups',
  day: '随访日期',
  dayNames: [],
  institution: ['随访机构', '机构'],
  practitioner: ['随访医生签名', '随访医生', '医生'],
  forms: { 高血压: HYPERTENSION, '2型糖尿病': DIABETES, 糖尿病: DIABETES },
});

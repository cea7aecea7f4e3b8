/**
 * A transaction Bundle of invented people as a clinic's system would send it: the same number gives the same Bundle, byte for byte.
 * Nobody of it lives: names are put together from two lists by number, identity numbers are of a division that does not exist.
 */
import { addDays, toPlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { anIdNumber } from './factories/residents';

export const SYNTHETIC_SYSTEM = 'urn:kangban:synthetic';
export const SENT_TYPES = ['Encounter', 'Observation', 'Condition', 'Immunization'] as const;
export type SentType = (typeof SENT_TYPES)[number];

type Json = Record<string, unknown>;

export interface SyntheticEntry {
  fullUrl: string;
  resource: Json & { resourceType: string };
  request: { method: 'POST'; url: string; ifNoneExist: string };
}

/** What the Bundle holds of one person: what must be found again after the import. */
export interface SyntheticPatient {
  no: number;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  /** Every tenth has none. */
  idNumber: string | undefined;
  counts: Record<SentType, number>;
}

export interface SyntheticBundle {
  bundle: { resourceType: 'Bundle'; type: 'transaction'; entry: SyntheticEntry[] };
  patients: SyntheticPatient[];
}

export interface SyntheticTold {
  patients: number;
  /** Whose numbering the Bundle uses: another one is another system that knows the same people. */
  system?: string;
}

const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许');
const GIVEN = Array.from('青禾云溪南枝望舒星野知微见山听泉怀瑾若谷明远子衿清和景行思齐修竹');
const TODAY = toPlainDate('2026-11-20');
const NO_NUMBER_EVERY = 10;

/** The next of a row of numbers that looks random and is always the same (multiplier of Numerical Recipes). */
function row(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const uuidOf = (no: number, part: number): string =>
  `5e0d0000-0000-4000-8000-${no.toString(16).padStart(6, '0')}${part.toString(16).padStart(6, '0')}`;

/** One person's resources on their way into the Bundle. */
class Writer {
  readonly entries: SyntheticEntry[] = [];
  readonly counts: Record<SentType, number> = { Encounter: 0, Observation: 0, Condition: 0, Immunization: 0 };

  constructor(
    private readonly system: string,
    private readonly no: number,
  ) {}

  get patient(): Json {
    return { reference: `urn:uuid:${uuidOf(this.no, 0)}` };
  }

  /** Adds a resource under the next number of its person; sent again, it is found by that number. */
  add(resource: Json & { resourceType: string }, identifiers: Json[] = []): void {
    const part = this.entries.length;
    const value = `${this.no}-${part}`;
    const type = resource.resourceType;
    this.entries.push({
      fullUrl: `urn:uuid:${uuidOf(this.no, part)}`,
      resource: { ...resource, identifier: [{ system: this.system, value }, ...identifiers] },
      request: { method: 'POST', url: type, ifNoneExist: `identifier=${this.system}|${value}` },
    });
    const sent = SENT_TYPES.find((one) => one === type);
    if (sent) this.counts[sent] += 1;
  }
}

const LOINC = 'http://loinc.org';
const coded = (system: string, code: string, text: string): Json => ({ coding: [{ system, code }], text });
const quantity = (value: number, unit: string): Json => ({ value, unit });
const at = (day: PlainDate): string => `${day}T09:30:00+08:00`;

type Draw = ReturnType<typeof row>;

function addEncounter(writer: Writer, day: PlainDate, draw: Draw): void {
  const isInpatient = draw(8) === 0;
  writer.add({
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: isInpatient ? 'IMP' : 'AMB' },
    subject: writer.patient,
    period: { start: at(day), end: at(isInpatient ? addDays(day, 3) : day) },
    reasonCode: [{ text: ['咳嗽三天', '头晕', '复查血压', '取药'][draw(4)] }],
  });
}

/** Measured things in the units laboratories really write, some of which the import converts. */
function addObservation(writer: Writer, day: PlainDate, draw: Draw): void {
  const common = { resourceType: 'Observation', status: 'final', subject: writer.patient, effectiveDateTime: at(day) };
  const laboratory = {
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
  };
  const kind = draw(5);
  if (kind === 0)
    writer.add({
      ...common,
      code: coded(LOINC, '85354-9', '血压'),
      component: [
        { code: coded(LOINC, '8480-6', '收缩压'), valueQuantity: quantity(110 + draw(60), 'mmHg') },
        { code: coded(LOINC, '8462-4', '舒张压'), valueQuantity: quantity(65 + draw(35), 'mmHg') },
      ],
    });
  else if (kind === 1)
    writer.add({
      ...common,
      ...laboratory,
      code: coded(LOINC, '1558-6', '空腹血糖'),
      valueQuantity: quantity(80 + draw(80), 'mg/dL'),
    });
  else if (kind === 2)
    writer.add({
      ...common,
      ...laboratory,
      code: coded(LOINC, '14682-9', '肌酐'),
      valueQuantity: quantity(50 + draw(60), 'μmol/L'),
    });
  else if (kind === 3)
    writer.add({
      ...common,
      ...laboratory,
      code: coded(LOINC, '777-3', '血小板'),
      valueQuantity: quantity(120 + draw(200), '10^9/L'),
    });
  else
    writer.add({
      ...common,
      ...laboratory,
      code: coded('urn:synthetic:his', `X${draw(9)}`, '本院自编项目'),
      valueQuantity: quantity(1 + draw(9), 'AU'),
    });
}

const DIAGNOSES = [
  ['I10', '高血压'],
  ['E11.9', '2型糖尿病'],
  ['J44.9', '慢性阻塞性肺疾病'],
  ['K29.5', '慢性胃炎'],
  ['M54.5', '腰痛'],
] as const;

function addCondition(writer: Writer, day: PlainDate, index: number): void {
  const [code, text] = DIAGNOSES[index % DIAGNOSES.length] ?? DIAGNOSES[0];
  writer.add({
    resourceType: 'Condition',
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    verificationStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
    },
    code: coded('http://hl7.org/fhir/sid/icd-10', code, text),
    subject: writer.patient,
    onsetDateTime: day,
    recordedDate: day,
  });
}

const VACCINES = ['流感疫苗', '23价肺炎球菌多糖疫苗', '带状疱疹疫苗', '乙肝疫苗'] as const;

function addImmunization(writer: Writer, day: PlainDate, index: number): void {
  writer.add({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { text: VACCINES[index % VACCINES.length] },
    patient: writer.patient,
    occurrenceDateTime: day,
    lotNumber: `SYN${index}`,
  });
}

function personOf(no: number, draw: Draw): Omit<SyntheticPatient, 'counts'> {
  const sex = draw(2) === 0 ? 'female' : 'male';
  const birthDate = addDays(toPlainDate('1936-01-01'), draw(70 * 365));
  const name = [
    SURNAMES[draw(SURNAMES.length)],
    GIVEN[no % GIVEN.length],
    GIVEN[Math.floor(no / GIVEN.length) % GIVEN.length],
  ].join('');
  const idNumber = no % NO_NUMBER_EVERY === 0 ? undefined : anIdNumber(birthDate, sex, no);
  return { no, name, sex, birthDate, idNumber };
}

function addPatient(writer: Writer, person: Omit<SyntheticPatient, 'counts'>): void {
  const { no, name, sex, birthDate, idNumber } = person;
  const type = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] };
  const phone = `1990${String(9_000_000 + no)}`;
  writer.add(
    {
      resourceType: 'Patient',
      name: [{ text: name }],
      gender: sex,
      birthDate,
      telecom: [{ system: 'phone', value: phone, use: 'mobile' }],
    },
    idNumber === undefined ? [] : [{ type, value: idNumber }],
  );
}

function write(no: number, system: string): { entries: SyntheticEntry[]; patient: SyntheticPatient } {
  const draw = row(no + 1);
  const person = personOf(no, draw);
  const writer = new Writer(system, no);
  addPatient(writer, person);
  const times = (below: number, add: (day: PlainDate, index: number) => void): void => {
    const first = draw(below);
    for (let index = 0; index < first; index += 1) add(addDays(TODAY, -1 - index * 97 - draw(90)), index);
  };
  times(4, (day) => addEncounter(writer, day, draw));
  times(6, (day) => addObservation(writer, day, draw));
  times(3, (day, index) => addCondition(writer, day, index));
  times(4, (day, index) => addImmunization(writer, day, index));
  return { entries: writer.entries, patient: { ...person, counts: writer.counts } };
}

/** The Bundle of the first `patients` invented people, and what it says of each. */
export function syntheticBundle({ patients, system = SYNTHETIC_SYSTEM }: SyntheticTold): SyntheticBundle {
  const written = Array.from({ length: patients }, (_, index) => write(index + 1, system));
  return {
    bundle: { resourceType: 'Bundle', type: 'transaction', entry: written.flatMap(({ entries }) => entries) },
    patients: written.map(({ patient }) => patient),
  };
}

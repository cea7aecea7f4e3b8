import { isVisitCode } from '../child-visit/visit-code';
import { VISIT_NAMES } from '../child-visit/visit-texts';
import { findVaccine } from '../immunization/vaccine-table';
import { REFERRAL_STATES, type ReferralState } from '../referral/states';
import type { PlainDate } from '../shared/plain-date';
import { decimalText, fivePointText, isLine } from '../vision/acuity';
import type { EyeReading } from '../vision/types';

/** A value that was measured, as a table of readings shows it. */
export interface Reading {
  item: string;
  /** As written: a number, with its comparator where there was one. */
  value: string;
  unit: string;
}

/** What stands in a table of its own, with where and by whom it was written down. */
interface Row {
  id: string;
  happenedOn: PlainDate;
  institution: string | null;
  practitioner: string | null;
  source: string;
}
export type OwnRow = Row &
  (
    | {
        kind: 'immunization';
        data: { vaccine: string; doseLabel: string | null; lot: string | null; manufacturer: string | null };
      }
    | {
        kind: 'growth';
        data: {
          weightG: number | null;
          lengthMm: number | null;
          position: 'lying' | 'standing' | null;
          headMm: number | null;
        };
      }
    | { kind: 'vision'; data: { cycloplegic: boolean; right: EyeReading; left: EyeReading } }
    | { kind: 'child-visit'; data: { visit: string; summary: string; nextOn: PlainDate | null } }
    | { kind: 'referral'; data: { reason: string; to: string; state: string } }
  );

/** One row in words, and what was measured in it. */
export interface OwnWords {
  title: string;
  rows: { label: string; words: string }[];
  readings: Reading[];
}

type DataOf<K extends OwnRow['kind']> = Extract<OwnRow, { kind: K }>['data'];

const told = (label: string, words: string | null): OwnWords['rows'] =>
  words === null || words === '' ? [] : [{ label, words }];
const rowsOf = (readings: readonly Reading[]): OwnWords['rows'] =>
  readings.map(({ item, value, unit }) => ({ label: item, words: unit === '' ? value : `${value} ${unit}` }));

function doseWords({ vaccine, doseLabel, lot, manufacturer }: DataOf<'immunization'>): OwnWords {
  const facts = findVaccine(vaccine);
  return {
    title: facts?.nameZh ?? vaccine,
    rows: [
      ...told('疫苗', facts?.fullNameZh ?? null),
      ...told('剂次', doseLabel),
      ...told('批号', lot),
      ...told('厂家', manufacturer),
    ],
    readings: [],
  };
}

const LENGTH_WORDS = { lying: '身长', standing: '身高' } as const;

function growthWords({ weightG, lengthMm, position, headMm }: DataOf<'growth'>): OwnWords {
  const readings: Reading[] = [
    ...(weightG === null ? [] : [{ item: '体重', value: String(weightG / 1000), unit: 'kg' }]),
    ...(lengthMm === null
      ? []
      : [{ item: LENGTH_WORDS[position ?? 'standing'], value: String(lengthMm / 10), unit: 'cm' }]),
    ...(headMm === null ? [] : [{ item: '头围', value: String(headMm / 10), unit: 'cm' }]),
  ];
  return {
    title: '身高体重',
    rows: rowsOf(readings),
    readings,
  };
}

const acuity = (tenths: number): string =>
  isLine(tenths) ? `${fivePointText(tenths)}（${decimalText(tenths)}）` : fivePointText(tenths);
const dioptres = (hundredths: number): string => `${hundredths > 0 ? '+' : ''}${(hundredths / 100).toFixed(2)}`;

function eyeReadings(side: string, eye: EyeReading): Reading[] {
  const one = (item: string, value: number | null, as: { unit: string; words: (value: number) => string }) =>
    value === null ? [] : [{ item: `${side}${item}`, value: as.words(value), unit: as.unit }];
  const sight = { unit: '', words: acuity };
  const lens = { unit: 'D', words: dioptres };
  return [
    ...one('裸眼视力', eye.naked, sight),
    ...one('戴镜视力', eye.corrected, sight),
    ...one('球镜', eye.sphere, lens),
    ...one('柱镜', eye.cylinder, lens),
    ...one('轴位', eye.axis, { unit: '°', words: String }),
    ...one('眼轴', eye.axialLength, { unit: 'mm', words: (value) => (value / 100).toFixed(2) }),
  ];
}

function visionWords({ cycloplegic, right, left }: DataOf<'vision'>): OwnWords {
  const readings = [...eyeReadings('右眼', right), ...eyeReadings('左眼', left)];
  return {
    title: '视力检查',
    rows: [...rowsOf(readings), ...told('怎么查的', cycloplegic ? '散瞳后' : null)],
    readings,
  };
}

function visitWords({ visit, summary, nextOn }: DataOf<'child-visit'>): OwnWords {
  return {
    title: isVisitCode(visit) ? `儿童体检 · ${VISIT_NAMES[visit]}` : '儿童体检',
    rows: [...told('结果', summary), ...told('下次', nextOn)],
    readings: [],
  };
}

const STATE_WORDS: Readonly<Record<ReferralState, string>> = {
  opened: '开了单',
  booked: '约好了',
  sent: '转出去了',
  seen: '看过了',
  'result-back': '结果回来了',
  closed: '办完了',
  declined: '没有去',
  cancelled: '取消了',
};
const isState = (word: string): word is ReferralState => REFERRAL_STATES.some((state) => state === word);

const referralWords = ({ reason, to, state }: DataOf<'referral'>): OwnWords => ({
  title: '转诊',
  rows: [...told('原因', reason), ...told('转到', to), ...told('到哪一步', isState(state) ? STATE_WORDS[state] : null)],
  readings: [],
});

/** What a row of the vaccine, growth, eye, visit and referral tables says, in the words of its own screens. */
export function ownWords(row: OwnRow): OwnWords {
  switch (row.kind) {
    case 'immunization':
      return doseWords(row.data);
    case 'growth':
      return growthWords(row.data);
    case 'vision':
      return visionWords(row.data);
    case 'child-visit':
      return visitWords(row.data);
    case 'referral':
      return referralWords(row.data);
  }
}

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  clinic: '医院或卫生院记的',
  desk: '医院或卫生院记的',
  registry: '医院或卫生院记的',
  import: '从原来的系统转来的',
  fhir: '医院系统送来的',
  transfer: '外地转来的',
  resident: '本人或家人记的',
  home: '本人或家人记的',
  device: '家里的设备传来的',
};

/** Who wrote an entry down, in words: a reader must see what nobody at a clinic has checked. */
export const sourceWords = (source: string): string => SOURCE_WORDS[source] ?? '来源没有写明';

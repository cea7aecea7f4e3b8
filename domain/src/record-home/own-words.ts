import { isVisitCode } from '../child-visit/visit-code';
import { VISIT_NAMES } from '../child-visit/visit-texts';
import { vaccineNameZh } from '../immunization/catalogue';
import { referralKind } from '../referral/kinds';
import { partsOf, toPlainDate } from '../shared/plain-date';
import { decimalText, isAcuityTenths } from '../vision/acuity';

/** What a row of a family with a table of its own tells. Grams and millimetres; eyes in tenths of the five-point record. */
export type OwnTold =
  | { kind: 'immunization'; told: { vaccine: string; doseLabel: string | null; lot: string | null } }
  | {
      kind: 'growth';
      told: {
        weightG: number | null;
        lengthMm: number | null;
        headMm: number | null;
        position: 'lying' | 'standing' | null;
      };
    }
  | { kind: 'vision'; told: { right: number | null; left: number | null } }
  | { kind: 'child-visit'; told: { visit: string; summary: string } }
  | { kind: 'referral'; told: { kind: string; reason: string; state: string; bookedOn: string | null } };

/** A row as a line of the timeline. */
export interface OwnWords {
  title: string;
  line: string;
  /** What is still to come of it; null when nothing is. */
  state: string | null;
}

const REFERRAL_WORDS: Readonly<Record<string, string>> = { opened: '等去看', sent: '等去看', seen: '等结果' };

function referralState(state: string, bookedOn: string | null): string | null {
  if (state !== 'booked') return REFERRAL_WORDS[state] ?? null;
  if (bookedOn === null) return '约好了';
  const { month, day } = partsOf(toPlainDate(bookedOn));
  return `约了 ${month}月${day}日`;
}

const acuity = (eye: string, tenths: number | null): string[] =>
  tenths === null || !isAcuityTenths(tenths) ? [] : [`${eye} ${decimalText(tenths)}`];

function growthLine({ weightG, lengthMm, headMm, position }: Extract<OwnTold, { kind: 'growth' }>['told']): string {
  const length = position === 'lying' ? '身长' : '身高';
  return [
    weightG === null ? '' : `体重 ${weightG / 1000} 公斤`,
    lengthMm === null ? '' : `${length} ${lengthMm / 10} 厘米`,
    headMm === null ? '' : `头围 ${headMm / 10} 厘米`,
  ]
    .filter(Boolean)
    .join('，');
}

const visitName = (code: string): string => (isVisitCode(code) ? VISIT_NAMES[code] : '儿童体检');

/** Doses, growth, eyes, a child's check-ups and referrals in the words of a timeline; nothing is judged here. */
export function wordsOfOwn(row: OwnTold): OwnWords {
  switch (row.kind) {
    case 'immunization': {
      const { vaccine, doseLabel, lot } = row.told;
      const title = [vaccineNameZh(vaccine), doseLabel ?? ''].filter(Boolean).join(' ');
      return { title, line: lot === null ? '' : `批号 ${lot}`, state: null };
    }
    case 'growth':
      return { title: '量身高体重', line: growthLine(row.told), state: null };
    case 'vision':
      return {
        title: '查视力',
        line: [...acuity('右眼', row.told.right), ...acuity('左眼', row.told.left)].join('，'),
        state: null,
      };
    case 'child-visit':
      return { title: visitName(row.told.visit), line: row.told.summary, state: null };
    case 'referral': {
      const { kind, reason, state, bookedOn } = row.told;
      return { title: referralKind(kind).titleZh, line: reason, state: referralState(state, bookedOn) };
    }
  }
}

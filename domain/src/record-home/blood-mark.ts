import type { BloodFact, HealthFact } from './facts';
import { firstDay, type HealthMark, idsOf } from './mark';

const RH_WORDS = { positive: 'Rh阳性', negative: 'Rh阴性' } as const;

const distinct = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.flatMap((value) => (value === null ? [] : [value]))),
];

/** Rh positive is the rule and goes without saying beside a group; negative never. */
function wordsOf(abo: BloodFact['abo'], rh: BloodFact['rh']): string {
  const group = abo === null ? '' : `${abo}型`;
  if (rh === 'negative') return [group, RH_WORDS.negative].filter(Boolean).join(' ');
  return abo === null ? RH_WORDS.positive : `${group}血`;
}

/**
 * 血型 from laboratory rows and the form. Rows that disagree make no blood group but a mark that says so: nothing is safer than to test
 * again. Unknown (不详) is no fact.
 */
export function bloodMark(facts: readonly HealthFact[]): HealthMark[] {
  const rows = facts.filter((one): one is BloodFact => one.fact === 'blood');
  const groups = distinct(rows.map(({ abo }) => abo));
  const factors = distinct(rows.map(({ rh }) => rh));
  if (groups.length === 0 && factors.length === 0) return [];
  const disagrees = groups.length > 1 || factors.length > 1;
  const all = [...groups.map((group) => `${group}型`).sort(), ...factors.map((rh) => RH_WORDS[rh]).sort()];
  return [
    {
      group: 'blood',
      key: disagrees ? 'disagrees' : 'group',
      text: disagrees ? '血型要核对' : wordsOf(groups[0] ?? null, factors[0] ?? null),
      note: disagrees ? `记的有${all.join('、')}，请到卫生院再查一次` : null,
      tone: disagrees ? 'attention' : 'plain',
      since: firstDay(rows),
      sinceIs: 'first-recorded',
      until: null,
      facts: idsOf(rows),
    },
  ];
}

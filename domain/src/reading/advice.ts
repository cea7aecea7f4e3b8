/** What is said of a plan and of the days at home: sentences for screens and letters. */
import type { HomeMean } from '../blood-pressure/types';
import type { SentenceRef } from '../shared/sentence';
import type { WeightPlan } from '../weight/plan';

const ref = (id: string, values?: SentenceRef['values']): SentenceRef => (values ? { id, values } : { id });
const kg = (value: number): string => value.toFixed(1);

const HOW: readonly SentenceRef[] = [ref('plan.food'), ref('plan.move')];

/** The plan of a weight in sentences: how fast, how far, what to eat and do; to the doctor where no plan is safe. */
export function planWords(plan: WeightPlan): SentenceRef[] {
  switch (plan.kind) {
    case 'none':
      return [ref(`plan.none-${plan.why}`)];
    case 'keep':
    case 'with-doctor':
    case 'see-doctor':
      return [ref(`plan.${plan.kind}`)];
    case 'lose': {
      const [low, high] = plan.goalKg;
      return [
        ref('plan.lose-week'),
        ref('plan.lose-month'),
        ref('plan.lose-goal', { low: kg(low), high: kg(high) }),
        ...HOW,
      ];
    }
    case 'stages':
      return [
        ref('plan.stage-doctor'),
        ...plan.stages.map((stage, index) => ref('plan.stage', { no: String(index + 1), kg: kg(stage.kg) })),
        ref('plan.lose-week'),
        ...HOW,
      ];
  }
}

const PROTOCOL_WORDS: Readonly<Record<HomeMean['protocol'], readonly string[]>> = {
  'JC-2025': ['protocol.jc'],
  HBPM: ['protocol.hbpm', 'protocol.hbpm-first-day'],
  'HBPM-stable': ['protocol.hbpm-stable'],
};

/** What is still missing of a protocol; nothing where it is fulfilled. */
export function missingWords(found: HomeMean): SentenceRef[] {
  if (found.state === 'valid') return [];
  const { daysMissing, valuesMissing } = found;
  if (daysMissing > 0) return [ref('protocol.days-missing', { days: String(daysMissing) })];
  return valuesMissing > 0 ? [ref('protocol.values-missing', { count: String(valuesMissing) })] : [];
}

/** How to measure by a protocol. */
export const howWords = ({ protocol }: HomeMean): SentenceRef[] => PROTOCOL_WORDS[protocol].map((id) => ref(id));

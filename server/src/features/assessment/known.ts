import type { AssessmentQuestion } from '@kangban/contract/assessment';
import type { Questionnaire } from '@kangban/domain/assessment/types';
import type { HealthFact, Measure } from '@kangban/domain/record-home/facts';
import { numbersOf } from '@kangban/domain/record-home/body';
import type { EntryKind } from '@kangban/domain/record/kinds';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { narrowView, type RecordView } from '../access/open-record';
import { factsOf } from '../record/facts-of-record';
import { loadEntries } from '../record/load-record';

/** The past year: what the questions are about. */
const KNOWN_DAYS = 365;
const LOOKED_AT_MAX = 200;
const KINDS: readonly EntryKind[] = ['checkup', 'observation', 'follow-up'];
const MEASURE_OF: Readonly<Record<string, Measure>> = { kg: 'weight', cm: 'height', waistCm: 'waist' };

type Known = AssessmentQuestion['known'];

const spoken = (day: PlainDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function knownOf(fields: Questionnaire['questions'][number]['numbers'], facts: readonly HealthFact[]): Known {
  const found = fields.flatMap(({ name, unit }) => {
    const measure = MEASURE_OF[name];
    const [newest] = measure === undefined ? [] : numbersOf(facts, measure);
    return newest ? [{ name, unit, value: Math.round(newest.value * 10) / 10, on: newest.on }] : [];
  });
  const [first] = found;
  if (!first || found.length < fields.length) return null;
  const numbers = Object.fromEntries(found.map(({ name, value }) => [name, value]));
  const words = found.map(({ value, unit }) => `${value} ${unit}`).join('，');
  return { numbers, words: `${words}（${spoken(first.on)}量的）` };
}

/** What was measured within the past year and stands on record, for questions that ask for numbers; nothing sensitive is looked at. */
export async function knownNumbers(
  deps: Deps,
  view: RecordView,
  { questions }: Questionnaire,
): Promise<(key: string) => Known> {
  const asking = questions.filter(({ numbers }) => numbers.some(({ name }) => name in MEASURE_OF));
  if (asking.length === 0) return () => null;
  const entries = await loadEntries(deps, narrowView(view, { opened: [] }), { kinds: KINDS, limit: LOOKED_AT_MAX });
  const since = addDays(deps.clock.today(), -KNOWN_DAYS);
  const facts = factsOf(
    entries.filter(({ happenedOn }) => happenedOn >= since),
    [],
  );
  return (key) => {
    const question = asking.find((one) => one.key === key);
    return question ? knownOf(question.numbers, facts) : null;
  };
}

import { addMonths, type PlainDate } from '../shared/plain-date';
import { type DiseaseKey, diseaseOf, DISEASES } from './diseases';
import { type DiseaseFact, type HealthFact, type ManagedFact, newestFirst } from './facts';
import { type HealthMark, idsOf } from './mark';

/** A follow-up within a year: the illness is being managed (at least one of the four a year took place; DESIGN). */
const MANAGED_MONTHS = 12;
/** Several illnesses under one key: the end of one is not the end of another. */
const MANY: readonly DiseaseKey[] = ['cancer', 'stroke', 'other-notifiable'];

interface Course {
  told: DiseaseFact[];
  managed: ManagedFact[];
}

function courseOf(key: DiseaseKey, facts: readonly HealthFact[]): Course {
  return {
    told: facts.filter(
      (one): one is DiseaseFact => one.fact === 'disease' && one.state !== 'doubtful' && one.diseases.includes(key),
    ),
    managed: facts.filter((one): one is ManagedFact => one.fact === 'managed' && one.disease === key),
  };
}

/** The newest word on an illness holds: what was written before the end of it stands no more. */
function standing(key: DiseaseKey, { told, managed }: Course): (DiseaseFact | ManagedFact)[] {
  const ends = told.filter(({ state }) => state === 'ended');
  const endedBy = (one: DiseaseFact | ManagedFact): boolean =>
    ends.some(
      (end) =>
        newestFirst(end, one) < 0 &&
        (!MANY.includes(key) || one.fact === 'managed' || one.name === '' || one.name === end.name),
    );
  return [...told.filter(({ state }) => state === 'active'), ...managed].filter((one) => !endedBy(one));
}

const sinceOf = (one: DiseaseFact | ManagedFact): { since: string; told: boolean } =>
  one.fact === 'disease' && one.since !== null ? { since: one.since, told: true } : { since: one.on, told: false };

/** Day by which follow-ups stop speaking for management; undefined when there was none. */
const managedUntil = ({ managed }: Course): PlainDate | undefined => {
  const [newest] = [...managed].sort(newestFirst);
  return newest && addMonths(newest.on, MANAGED_MONTHS);
};

const namesOf = (key: DiseaseKey, rows: readonly (DiseaseFact | ManagedFact)[]): string => {
  const { name } = diseaseOf(key);
  if (key !== 'other-notifiable') return name;
  const told = rows.flatMap((row) => (row.fact === 'disease' && row.name !== '' ? [row.name] : []));
  return told.length > 0 ? [...new Set(told)].join('、') : name;
};

function markOf(key: DiseaseKey, facts: readonly HealthFact[], day: PlainDate): HealthMark[] {
  const course = courseOf(key, facts);
  const rows = standing(key, course);
  const [first] = rows.map(sinceOf).sort((a, b) => a.since.localeCompare(b.since));
  if (!first) return [];
  const until = managedUntil(course);
  return [
    {
      group: diseaseOf(key).group,
      key,
      text: namesOf(key, rows),
      note: until !== undefined && day < until ? '管理中' : null,
      tone: 'plain',
      since: first.since,
      sinceIs: first.told ? 'told' : 'first-recorded',
      until: null,
      facts: idsOf(rows),
    },
  ];
}

const KEYS = Object.keys(DISEASES).filter((key): key is DiseaseKey => key in DISEASES);

/**
 * 慢病或重点疾病 and 法定传染病: what a clinic confirmed or a form says, unless a later row says it is over. Suspicion makes no mark. `管理中` while
 * a follow-up of the last twelve months is there.
 */
export const diseaseMarks = (
  group: 'chronic' | 'notifiable',
  facts: readonly HealthFact[],
  day: PlainDate,
): HealthMark[] => KEYS.filter((key) => diseaseOf(key).group === group).flatMap((key) => markOf(key, facts, day));

/** The days on which management lapses for want of a follow-up. */
export const lapses = (facts: readonly HealthFact[]): PlainDate[] =>
  facts.flatMap((one) => (one.fact === 'managed' ? [addMonths(one.on, MANAGED_MONTHS)] : []));

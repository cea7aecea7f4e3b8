import { addDays, addMonths, type PlainDate } from '../shared/plain-date';
import { type HealthFact, newestFirst, type PregnancyFact, type RecordPerson } from './facts';
import { firstDay, type HealthMark, idsOf } from './mark';

/** 0–6岁儿童: until the seventh birthday (第三版). */
const CHILD_MONTHS = 84;
/** 老年人: from the 65th birthday by exact age (fact sheet §1.4). */
export const OLDER_YEARS = 65;
/** 280 days of pregnancy, 42 days of lying-in. A visit that names no week is believed for three months: the next is due long before. */
const PREGNANCY_DAYS = 280;
const LYING_IN_DAYS = 42;
const WITHOUT_WEEKS_DAYS = 92;
/** Visits further apart than this are of two pregnancies. */
const ONE_PREGNANCY_DAYS = 300;

const byAge = (mark: Pick<HealthMark, 'group' | 'key' | 'text' | 'since' | 'until'>): HealthMark => ({
  ...mark,
  note: null,
  tone: 'plain',
  sinceIs: 'told',
  facts: [],
});

/** The days on which age alone sets or ends a mark. */
export const birthdays = ({ birthDate }: RecordPerson): PlainDate[] =>
  [0, CHILD_MONTHS, 12 * OLDER_YEARS].map((months) => addMonths(birthDate, months));

function childMark({ birthDate }: RecordPerson, day: PlainDate): HealthMark[] {
  const seventh = addMonths(birthDate, CHILD_MONTHS);
  if (day < birthDate || day >= seventh) return [];
  return [
    byAge({ group: 'maternal-child', key: 'child', text: '0–6岁儿童', since: birthDate, until: addDays(seventh, -1) }),
  ];
}

/** 老年人群: 65 and older on the day. */
export function olderMark({ birthDate }: RecordPerson, day: PlainDate): HealthMark[] {
  const since = addMonths(birthDate, 12 * OLDER_YEARS);
  return day < since ? [] : [byAge({ group: 'older', key: 'older', text: '65岁以上', since, until: null })];
}

/** The last day a visit speaks for: 42 days after birth, or after the day the child is due. */
function lastDay({ visit, weeks, on }: PregnancyFact): PlainDate {
  if (visit === 'postnatal') return addDays(on, LYING_IN_DAYS);
  if (weeks === null) return addDays(on, WITHOUT_WEEKS_DAYS);
  return addDays(on, Math.max(PREGNANCY_DAYS - 7 * weeks, 0) + LYING_IN_DAYS);
}

function pregnancyMark(facts: readonly HealthFact[], day: PlainDate): HealthMark[] {
  const visits = facts
    .filter((one): one is PregnancyFact => one.fact === 'pregnancy' && one.on <= day)
    .sort(newestFirst);
  const [newest] = visits;
  if (!newest || newest.visit === 'postnatal-42' || newest.visit === 'ended') return [];
  const until = lastDay(newest);
  if (day > until) return [];
  const over = visits.find(({ visit }) => visit === 'postnatal-42' || visit === 'ended');
  const own = visits.filter(({ on }) => on > addDays(newest.on, -ONE_PREGNANCY_DAYS) && (!over || on > over.on));
  const told = newest.visit === 'postnatal' ? '产后' : '孕期';
  return [
    {
      group: 'maternal-child',
      key: 'mother',
      text: '孕产妇',
      note: told,
      tone: 'plain',
      since: firstDay(own),
      sinceIs: 'first-recorded',
      until,
      facts: idsOf(own),
    },
  ];
}

/** Whether a mark of pregnancy or lying-in stands: the tables of weight do not hold then. */
export const isMother = (person: RecordPerson, facts: readonly HealthFact[], day: PlainDate): boolean =>
  person.sex === 'female' && pregnancyMark(facts, day).length > 0;

/**
 * 妇幼人群: a child until the seventh birthday; a woman from the first antenatal visit until the 42-day visit, or 42 days after birth or
 * after the day the child is due. A pregnancy that ended early ends the mark the same day.
 */
export const motherAndChildMarks = (
  person: RecordPerson,
  facts: readonly HealthFact[],
  day: PlainDate,
): HealthMark[] => [...childMark(person, day), ...(person.sex === 'female' ? pregnancyMark(facts, day) : [])];

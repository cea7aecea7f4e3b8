import { partsOf } from '../shared/plain-date';
import { doctorSays, unspoken } from './doctor';
import { doctorItem, findItems } from './find-items';
import { GROUPS, isProtected, ITEMS, type ItemRow } from './items-table';
import { rankOf } from './judge/judged';
import { proposeTasks } from './propose-tasks';
import type { CheckupInput, ReportInput } from './report-input';
import { headlineOf, oneThingOf, spokenOf } from './spoken';
import { type CheckupReport, NOTABLE_LEVELS, type ReportGroup, type ReportItem } from './types';
import { ELDER_YEARS, whoOn } from './judge/who';
import { slotsOf, yearsOf } from './years';

const isNotable = ({ level }: ReportItem): boolean => NOTABLE_LEVELS.some((one) => one === level);

/** The worst first; within a level the order of the table. */
const worstFirst = (items: readonly ReportItem[]): ReportItem[] =>
  [...items].sort((a, b) => rankOf(b.level) - rankOf(a.level));

/** The rest, by what it means for life. */
const groupsOf = (items: readonly ReportItem[]): ReportGroup[] =>
  GROUPS.map((key) => ({
    key,
    label: { id: `group.${key}` },
    items: items.filter(({ group }) => group === key),
  })).filter(({ items: own }) => own.length > 0);

/** HbA1c and the chest film came in with the notice of 2025. */
const NEW_SINCE = 2025;
/** Asked of people of 65 and older only. */
const OF_ELDERS: readonly string[] = ['life', 'mind'];
function isExpected(item: ItemRow, checkup: CheckupInput, input: ReportInput): boolean {
  const isElder = whoOn(input, checkup).ageYears >= ELDER_YEARS;
  if (OF_ELDERS.includes(item.group) && !isElder && item.key !== 'movement') return false;
  // While answers are left out, this may be one of them.
  if (input.hidden > 0 && isProtected(item.key)) return false;
  if (item.expected === 'always') return true;
  return item.expected === '2025' && isElder && partsOf(checkup.on).year >= NEW_SINCE;
}

function missingOf(items: readonly ReportItem[], checkup: CheckupInput, input: ReportInput): CheckupReport['missing'] {
  return ITEMS.filter((item) => isExpected(item, checkup, input) && !items.some(({ key }) => key === item.key)).map(
    ({ key }) => ({ key, label: { id: `label.${key}` } }),
  );
}

const countLevel = (items: readonly ReportItem[], level: ReportItem['level']): number =>
  items.filter((item) => item.level === level).length;

/**
 * The report of one checkup: every item with exactly one state, a word and a sentence, what is off first and the worst of it at the top,
 * three years side by side, what to do and by when. Made of tables alone; nothing is diagnosed, and what the doctor wrote stands above it.
 * @param input which checkup, the person, all checkups and laboratory reports that may be shown, what is known, what the county set
 * @throws RangeError when the checkup is not among those given
 */
export function buildReport(input: ReportInput): CheckupReport {
  const checkup = input.checkups.find(({ entryId }) => entryId === input.entryId);
  if (!checkup) throw new RangeError('the checkup is not among those given');
  const slots = slotsOf(checkup, input.checkups);
  const items = findItems(slots, input);
  const off = items.filter(isNotable);
  const extra = unspoken(checkup.fields, off, input.context).map(({ field, text }) =>
    doctorItem(field, text, { checkup, input }),
  );
  const notable = worstFirst([...off, ...extra]);
  const rest = items.filter((item) => !isNotable(item));
  const missing = missingOf(items, checkup, input);
  const counts = {
    notable: notable.length,
    fine: countLevel(rest, 'fine'),
    unjudged: countLevel(rest, 'unjudged'),
    missing: missing.length,
  };
  const first = notable.find(({ key }) => !isProtected(key)) ?? notable[0];
  const head = {
    headline: headlineOf(notable, counts),
    oneThing: oneThingOf(first),
    oneThingBy: first?.dueOn ?? null,
  };
  return {
    entryId: checkup.entryId,
    on: checkup.on,
    year: partsOf(checkup.on).year,
    institution: checkup.institution,
    practitioner: checkup.practitioner,
    ...head,
    counts,
    doctor: doctorSays(checkup.fields, notable.length),
    notable,
    groups: groupsOf(rest),
    missing,
    tasks: proposeTasks({ checkup, input, items, notable: notable.filter(({ key }) => !isProtected(key)) }),
    years: yearsOf(slots),
    spoken: spokenOf({ ...head, notable, counts }, input.today),
    hidden: input.hidden,
  };
}

/** The items that cannot wait: the clinic is to call now. */
export const criticalsOf = ({ notable }: Pick<CheckupReport, 'notable'>): readonly ReportItem[] =>
  notable.filter(({ level }) => level === 'urgent');

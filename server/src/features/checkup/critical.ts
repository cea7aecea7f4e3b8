import { buildReport } from '@kangban/domain/checkup/build-report';
import { DEFAULT_CONFIG } from '@kangban/domain/checkup/config';
import { contextOf } from '@kangban/domain/checkup/context';
import { GLUCOSE_ALARM } from '@kangban/domain/glucose/lines-table';
import type { ReportContext } from '@kangban/domain/checkup/report-input';
import type { CheckupReport } from '@kangban/domain/checkup/types';
import type { EntryKind } from '@kangban/domain/record/kinds';
import { redactEntry } from '@kangban/domain/record/redact-entry';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { openTasks } from '../care-task/open';
import type { NewEntry } from '../record/entry';
import { listCheckupsOf, listIllnessesOf, type PersonCheckups } from './batch-store';
import { checkupInput, labInput } from './inputs';
import { tasksOf } from './proposals';

/** Kinds in which a checkup's values come in. */
const READ: readonly EntryKind[] = ['checkup', 'lab-report', 'observation'];
/** An alarm is for now: a checkup older than this that comes in late (a file of past years) alarms nobody. */
const ALARM_DAYS = 30;
const { labDays: LAB_DAYS } = DEFAULT_CONFIG;

interface Told {
  today: PlainDate;
  context: ReportContext;
}

const shownOf = (entries: PersonCheckups['entries']) => entries.flatMap((entry) => redactEntry(entry, []) ?? []);

/** Reports of the checkups that are young enough for an alarm, without what is sensitive or older. */
function youngReports({ sex, birthDate, entries }: PersonCheckups, { today, context }: Told): CheckupReport[] {
  const shown = shownOf(entries);
  const [checkups, labs] = [shown.flatMap(checkupInput), shown.flatMap(labInput)];
  return checkups
    .filter(({ on }) => on >= addDays(today, -ALARM_DAYS))
    .map(({ entryId }) =>
      buildReport({
        entryId,
        person: { sex, birthDate },
        checkups,
        labs,
        context,
        config: DEFAULT_CONFIG,
        today,
        hidden: 0,
      }),
    );
}

/** A sugar that is an alarm with somebody known to have diabetes only: the one place where what is known decides of an alarm. */
const isLowSugar = ({ notable, groups }: CheckupReport): boolean =>
  [...notable, ...groups.flatMap(({ items }) => items)].some(
    ({ key, value }) => key === 'fastingGlucose' && value?.number != null && value.number <= GLUCOSE_ALARM.lowUpTo,
  );

interface Young {
  person: PersonCheckups;
  reports: readonly CheckupReport[];
}

/** The young reports of these people: one statement, and one more for those with a low sugar. */
async function listYoung(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  { residentIds, today }: { residentIds: readonly string[]; today: PlainDate },
): Promise<Young[]> {
  const since = addDays(today, -ALARM_DAYS - LAB_DAYS);
  const people = await listCheckupsOf(db, countyCode, { residentIds, since });
  const unknown = { today, context: contextOf([]) };
  const young = people.map((person) => ({ person, reports: youngReports(person, unknown) }));
  const low = young.filter(({ reports }) => reports.some(isLowSugar)).map(({ person }) => person.residentId);
  if (low.length === 0) return young;
  const known = new Map(
    (await listIllnessesOf(db, countyCode, low)).map(({ residentId, entries }) => [residentId, shownOf(entries)]),
  );
  return young.map((one) => {
    const told = known.get(one.person.residentId);
    return told ? { ...one, reports: youngReports(one.person, { today, context: contextOf(told) }) } : one;
  });
}

const alarmsOf = (report: CheckupReport) => report.tasks.filter(({ kind }) => kind === 'call-now');

/** Of these people's young checkups those with something to be called about now, by entry; two statements at most. */
export async function findAlarms(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const today = deps.clock.today();
  if (residentIds.length === 0) return new Set();
  const young = await listYoung(deps.db.pool, countyCode, { residentIds, today });
  const reports = young.flatMap((one) => one.reports);
  return new Set(reports.filter((report) => alarmsOf(report).length > 0).map(({ entryId }) => entryId));
}

/**
 * Critical values among entries that were just written (a checkup, or the laboratory's report of one) become a task of the clinic to call
 * now, in the same transaction. The same entry sent again raises none.
 */
export async function noteCriticals(
  deps: Pick<Deps, 'clock' | 'cipher'>,
  client: Transaction,
  { countyCode, entries }: { countyCode: string; entries: readonly NewEntry[] },
): Promise<void> {
  const today = deps.clock.today();
  const since = addDays(today, -ALARM_DAYS - LAB_DAYS);
  const young = entries.filter(
    ({ kind, happenedOn, enteredInError }) => READ.includes(kind) && happenedOn >= since && !enteredInError,
  );
  if (young.length === 0) return;
  const residentIds = [...new Set(young.map(({ residentId }) => residentId))];
  for (const { person, reports } of await listYoung(client, countyCode, { residentIds, today }))
    for (const report of reports) {
      const tasks = alarmsOf(report).flatMap((proposal) => tasksOf(report, proposal, { dueOn: today }));
      if (tasks.length === 0) continue;
      // Rare: nearly no batch holds even one such person.
      await openTasks(deps, client, {
        countyCode,
        residentId: person.residentId,
        siteId: person.siteId,
        subject: { entryId: report.entryId },
        tasks,
        by: { staffId: null, name: report.practitioner },
      });
    }
}

import type { ReadingAlarm } from '@kangban/contract/reading/reading';
import { alarmOf, isSameAlarm } from '@kangban/domain/reading/alarm';
import { READING_BACK_HOURS } from '@kangban/domain/reading/plausible';
import { sayReading } from '@kangban/domain/reading/say';
import type { ReadingAlarm as Alarm, ReadingItem, ReadingValue } from '@kangban/domain/reading/types';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { type NewTask, openTasks } from '../care-task/open';
import type { KnownPerson } from './people';
import type { RecentRow } from './store';
import { textOfValue, UNITS } from './values';
import type { Sitting } from './sitting';

export type { Alarm };

const HOUR_MS = 3_600_000;
/** After this long what was measured says nothing about now. */
export const FRESH_MS = READING_BACK_HOURS * HOUR_MS;
const REASON_MAX = 300;

interface Looked {
  mean: ReadingValue;
  /** Sittings of the hour before. */
  earlier: readonly RecentRow[];
  now: Date;
}

/** What is to be done now about a sitting: by its mean, else by its last reading; the second one of the same within the hour is told apart. */
export function alarmOfSitting(
  { known, values, symptoms, at }: Pick<Sitting, 'known' | 'values' | 'symptoms' | 'at'>,
  { mean, earlier, now }: Looked,
): Alarm | null {
  if (now.getTime() - at.getTime() > FRESH_MS) return null;
  const { pregnant } = known.person;
  const alarm = (value: ReadingValue): Alarm | null => {
    const again = earlier.some((one) => isSameAlarm(value, one.mean, { pregnant }));
    return alarmOf(value, { pregnant, symptoms, again });
  };
  return alarm(mean) ?? alarm(values.at(-1) ?? mean);
}

const AMBULANCE = '120';
const LEVELS = { '120': 'call-120', doctor: 'call-doctor' } as const;

/** An alarm in words, with the numbers to press. */
export function alarmView(
  alarm: Alarm,
  { siteName, sitePhone }: Pick<KnownPerson, 'siteName' | 'sitePhone'>,
): ReadingAlarm {
  const clinic = siteName !== null && sitePhone !== null ? [{ label: siteName, phone: sitePhone }] : [];
  const ambulance = { label: AMBULANCE, phone: AMBULANCE };
  return {
    level: alarm.call === null ? 'again' : LEVELS[alarm.call],
    title: sayReading(alarm.title),
    steps: alarm.steps.map(sayReading),
    againAfterMinutes: alarm.againAfterMinutes,
    calls: alarm.call === AMBULANCE ? [ambulance] : [...clinic, ambulance],
  };
}

/** The items of a checkup's report: one call is open for the same thing, wherever it was found. */
const TASK_ITEMS: Readonly<Partial<Record<ReadingItem, string>>> = {
  'blood-pressure': 'pressure',
  glucose: 'fastingGlucose',
};
const NAMES = { 'blood-pressure': '血压', glucose: '血糖', weight: '体重', waist: '腰围' } as const;

function taskOf(alarm: Alarm, mean: ReadingValue, dueOn: NewTask['dueOn']): NewTask[] {
  const item = TASK_ITEMS[mean.item];
  if (item === undefined || alarm.call === null) return [];
  const name = NAMES[mean.item];
  const found = `在家量的${name} ${textOfValue(mean)} ${UNITS[mean.item]}`;
  const reason = [alarm.title, ...alarm.steps].map(sayReading).join('');
  return [
    {
      kind: 'call-now',
      items: [item],
      title: `马上联系：${name}`,
      reason: Array.from(reason).slice(0, REASON_MAX).join(''),
      finding: found,
      dueOn,
    },
  ];
}

export interface AlarmedSitting {
  sitting: Pick<Sitting, 'known'>;
  mean: ReadingValue;
  alarm: Alarm | null;
  entryId: string;
}

/**
 * A value that needs a doctor becomes a call of the clinic, in the transaction that keeps it; one that is open for the same thing is not
 * opened twice. Nearly no batch holds even one.
 */
export async function openAlarms(
  deps: Pick<Deps, 'clock' | 'cipher'>,
  client: Transaction,
  { countyCode, kept }: { countyCode: string; kept: readonly AlarmedSitting[] },
): Promise<void> {
  const today = deps.clock.today();
  for (const { sitting, mean, alarm, entryId } of kept) {
    const tasks = alarm ? taskOf(alarm, mean, today) : [];
    if (tasks.length === 0) continue;
    const { residentId, siteId } = sitting.known;
    const by = { staffId: null, name: null };
    await openTasks(deps, client, { countyCode, residentId, siteId, subject: { entryId }, tasks, by });
  }
}

/** A yearly checkup or a recheck as something an appointment is for. */
import type { BookedItem } from '../child-visit/visit-booking';
import { partsOf, type PlainDate } from '../shared/plain-date';

/** Services whose slots are for checkups, as sites and schedules name them. */
export const CHECKUP_SERVICES = ['elderly-checkup', 'recheck'] as const;
export type CheckupService = (typeof CHECKUP_SERVICES)[number];

/** Whether a service's slots are for checkups. */
export const isCheckupService = (service: string): service is CheckupService =>
  CHECKUP_SERVICES.some((one) => one === service);

export const CHECKUP_NAMES: Readonly<Record<CheckupService, string>> = {
  'elderly-checkup': '老年人体检',
  recheck: '复查',
};

/** Between the service of a recheck and the task it answers. */
const SEPARATOR = ':';
const ONCE = 1;

/** What a booking asks for before its slot is known. */
export interface WantedCheckup {
  service: CheckupService;
  /** The task a recheck answers; a person holds one active booking for one task. */
  taskId?: string | undefined;
}

/**
 * A checkup in the form appointments hold things: its service as series and vaccine. The number is the year of the slot, so that the unique
 * index of held doses allows one active checkup a person and year; a recheck names its task in the series.
 */
export const checkupItem = ({ service, taskId }: WantedCheckup): BookedItem => ({
  series: service === 'recheck' && taskId !== undefined ? `${service}${SEPARATOR}${taskId}` : service,
  vaccine: service,
  dose: ONCE,
});

/** Whether a series is a checkup's: such a thing is never asked for among doses. */
export const isCheckupSeries = (series: string): boolean => isCheckupService(series.split(SEPARATOR)[0] ?? '');

export interface BookedCheckup extends WantedCheckup {
  /** The year a yearly checkup counts for; meaningless for a recheck. */
  year: number;
}

/** The checkup among what an appointment holds; undefined for an appointment for something else. */
export function findCheckup(items: readonly BookedItem[]): BookedCheckup | undefined {
  for (const { series, dose } of items) {
    const [service = '', taskId] = series.split(SEPARATOR);
    if (isCheckupService(service)) return { service, taskId, year: dose };
  }
  return undefined;
}

/** The things an appointment is for once its day is known: a yearly checkup counts for the year of that day. */
export const itemsOn = <T extends BookedItem>(items: readonly T[], day: PlainDate): readonly T[] =>
  items.some(({ series }) => series === 'elderly-checkup')
    ? items.map((item) => (item.series === 'elderly-checkup' ? { ...item, dose: partsOf(day).year } : item))
    : items;

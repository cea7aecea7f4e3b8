import type { DoseForecast, ImmunizationOfResident } from '@kangban/contract/immunization';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { record as words } from '@/copy/vaccine-record';
import { dayWords } from '@/copy/when';
import type { MarkKind } from '@/ui/mark/mark';
import { doseKey, nameOf, vaccineNames } from './groups';

/** One series of a person as a line: how far it is, and what is next. */
export interface SeriesLine {
  series: string;
  name: string;
  given: number;
  total: number;
  mark: MarkKind;
  status: string;
  /** 第4剂 2029年5月21日起; empty when nothing waits. */
  ahead: string;
}

type Counted = DoseForecast['status'];
const COUNTED: readonly Counted[] = ['given', 'due', 'overdue', 'not-yet', 'ask-clinic'];

type Standing = Pick<SeriesLine, 'mark' | 'status' | 'ahead'>;

const plain = (mark: MarkKind, status: string, ahead = ''): Standing => ({ mark, status, ahead });

function standingOf(next: DoseForecast | undefined, bookedOn: PlainDate | undefined, today: PlainDate): Standing {
  if (!next) return plain('normal', words.seriesDone);
  if (bookedOn) return plain('now', words.seriesBooked, words.seriesBookedOn(dayWords(bookedOn, today)));
  if (next.status === 'due') return plain('now', words.seriesDue);
  if (next.status === 'overdue') return plain('attention', words.seriesLate);
  if (next.status === 'ask-clinic') return plain('attention', words.seriesAsk);
  const day = next.earliestOn ?? next.dueOn;
  return plain('waiting', words.seriesWaiting, day ? words.seriesNext(next.dose, dayWords(day, today)) : '');
}

/** The series that concern this person, what is open first. */
export function seriesOf(data: ImmunizationOfResident): SeriesLine[] {
  const names = vaccineNames(data);
  const bySeries = new Map<string, DoseForecast[]>();
  for (const dose of data.doses) {
    if (COUNTED.includes(dose.status)) bySeries.set(dose.series, [...(bySeries.get(dose.series) ?? []), dose]);
  }
  const lines = [...bySeries].flatMap(([series, doses]): SeriesLine[] => {
    const next = doses.find(({ status }) => status !== 'given');
    const shown = next ?? doses[doses.length - 1];
    if (!shown) return [];
    const held = next && data.booked.find((each) => doseKey(each) === doseKey(next));
    return [
      {
        series,
        name: nameOf(names, shown.vaccine),
        given: doses.filter(({ status }) => status === 'given').length,
        total: doses.length,
        ...standingOf(next, held?.day, data.today),
      },
    ];
  });
  return lines.sort((a, b) => Number(a.mark === 'normal') - Number(b.mark === 'normal'));
}

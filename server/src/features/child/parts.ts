import type { ChildOverview, DoseMark, SeriesRow } from '@kangban/contract/child';
import type { GrowthMeasurement } from '@kangban/contract/growth';
import type { Referral } from '@kangban/contract/referral';
import { vaccineProgress } from '@kangban/domain/child/vaccine-visits';
import { crossingsOf } from '@kangban/domain/growth/over-time';
import type { ThingsToArrange } from '@kangban/domain/home/next-thing';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import type { Forecast, ForecastDose } from '@kangban/domain/immunization/types';
import { visionHeadline } from '@kangban/domain/vision/headline';
import { dayOf } from '../../clock';
import { growthCards, assess, measurementView } from '../growth/views';
import { examinationView } from '../vision/view';
import { dueView } from '../home/due-dose';
import type { LoadedChild } from './load';

const MARKS: Partial<Record<ForecastDose['status'], DoseMark>> = {
  given: 'given',
  due: 'due',
  overdue: 'overdue',
  'not-yet': 'not-yet',
  'ask-clinic': 'ask-clinic',
};
/** What is open stands before what waits, and what is done comes last. */
const ORDER: readonly DoseMark[] = ['overdue', 'due', 'ask-clinic', 'booked', 'not-yet', 'given'];

const rankOf = ({ doses }: SeriesRow): number => Math.min(...doses.map(({ mark }) => ORDER.indexOf(mark)));

function seriesRows(doses: readonly ForecastDose[], held: LoadedChild['held']): SeriesRow[] {
  const isHeld = ({ series, dose }: ForecastDose): boolean =>
    held.some((one) => one.series === series && one.dose === dose);
  const bySeries = new Map<string, SeriesRow>();
  for (const dose of doses) {
    const mark = MARKS[dose.status];
    if (mark === undefined || dose.paid === true) continue;
    const row = bySeries.get(dose.series) ?? { series: dose.series, name: vaccineNameZh(dose.vaccine), doses: [] };
    row.doses.push({ dose: dose.dose, mark: isHeld(dose) ? 'booked' : mark });
    bySeries.set(dose.series, row);
  }
  return [...bySeries.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

export interface VaccineFacts {
  forecast: Forecast;
  things: ThingsToArrange<ForecastDose>;
}

export function vaccinePart(child: LoadedChild, { forecast, things }: VaccineFacts): ChildOverview['vaccines'] {
  if (!child.mayVaccines) return null;
  const { doses, programme } = forecast;
  return {
    ...vaccineProgress({ doses, programme, today: child.today }),
    due: things.due.map(dueView),
    next: things.next ? dueView(things.next) : null,
    series: seriesRows(doses, child.held),
  };
}

const TWO_YEARS_MONTHS = 24;
const LENGTH = 'length-for-age';

/** Under two the length and the weight are said, from then on BMI too. */
const shownIndicators = (ageMonths: number): string[] => [
  LENGTH,
  'weight-for-age',
  ...(ageMonths >= TWO_YEARS_MONTHS ? ['bmi-for-age'] : []),
];

/** The length as it is compared, else as it was measured. */
function lengthPoint({ comparedMonths: months, measuredOn: on, values, lengthCm }: GrowthMeasurement) {
  const cm = values.find(({ indicator }) => indicator === LENGTH)?.value ?? lengthCm;
  return cm === null ? [] : [{ months, cm, on }];
}

export function growthPart({ growth }: LoadedChild): ChildOverview['growth'] {
  const views = growth?.measurements.map((one) => measurementView(assess(growth, one), '')) ?? [];
  const last = views.at(-1);
  if (!growth || !last) return null;
  const cards = growthCards(growth);
  const shown = shownIndicators(last.ageMonths);
  return {
    measuredOn: last.measuredOn,
    lengthCm: last.lengthCm,
    weightKg: last.weightKg,
    standard: cards.find(({ indicator }) => indicator === LENGTH)?.standard ?? null,
    values: cards
      .filter(({ indicator }) => shown.includes(indicator))
      .map(({ indicator, value, z, grade, status, attention, text }) => ({
        indicator,
        value,
        z,
        grade,
        status,
        attention,
        text,
      })),
    points: views.flatMap(lengthPoint),
    flags: crossingsOf(growth.person, growth.measurements),
  };
}

export function visionPart({ vision, facts }: LoadedChild): ChildOverview['vision'] {
  const last = vision?.examinations.at(-1);
  if (!vision || !last) return null;
  // A later look at the eyes without an eye chart does not hide what the chart said.
  const measured = vision.examinations
    .filter(({ examination: { right, left } }) => right.naked !== null || left.naked !== null)
    .at(-1);
  const { examinedOn, verdict, right, left } = examinationView(measured ?? last, facts.birthDate);
  const eye = ({ nakedDecimal: decimal, nakedFivePoint: fivePoint, grade }: typeof right) => ({
    decimal,
    fivePoint,
    grade,
  });
  return { examinedOn, verdict, headline: visionHeadline(last.assessment), right: eye(right), left: eye(left) };
}

export const referralPart = ({ referralId, kind, title, toInstitution, dueOn, bookedFor, late }: Referral) => ({
  referralId,
  kind,
  title,
  toInstitution,
  dueOn,
  bookedOn: bookedFor === null ? null : dayOf(new Date(bookedFor)),
  late,
});

const DONE_SHOWN = 2;

type Visit = NonNullable<LoadedChild['visits']>['visits'][number];
const visitView = ({ code, name, status, doneOn, from, to, bookable, booked }: Visit) => ({
  code,
  name,
  status,
  doneOn,
  from,
  to,
  bookable,
  bookedOn: booked?.day ?? null,
});

export function visitPart({ visits }: LoadedChild): ChildOverview['visits'] {
  if (!visits) return null;
  const done = visits.visits.filter(({ status }) => status === 'done');
  const next = visits.visits.find(({ code }) => code === visits.next);
  return {
    done: done.slice(-DONE_SHOWN).reverse().map(visitView),
    next: next ? visitView(next) : null,
    count: done.length,
  };
}

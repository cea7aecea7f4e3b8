import type { HomeDose } from '../home/next-thing';
import { toPlainDate } from '../shared/plain-date';
import { isMeasureOld, nextThingOf } from './next-thing';

const day = (text: string) => (text === '-' ? null : toPlainDate(text));

/** id, day booked, seen or not, not before, due. */
function referralOf(line: string) {
  const [id = '', bookedOn = '-', seen = '-', earliestOn = '-', dueOn = '-'] = line.split(' ');
  return { id, bookedOn: day(bookedOn), seen: seen === 'seen', earliestOn: day(earliestOn), dueOn: day(dueOn) };
}
function doseOf(line: string): HomeDose {
  const [series = '', status = '', from = '-'] = line.split(' ');
  return {
    series,
    vaccine: series,
    dose: 1,
    status: status as HomeDose['status'],
    earliestOn: day(from),
    dueOn: day(from),
    completeBefore: null,
  };
}
function visitOf(line: string) {
  const [code = '', status = '', from = '-', to = '-'] = line.split(' ');
  return { code, status: status as 'due' | 'overdue' | 'not-yet', from: day(from), to: day(to) };
}
const list = (text: string): string[] =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean);

const TODAY = toPlainDate('2026-11-25');

interface Told {
  due?: string;
  next?: string;
  referrals?: string;
  visit?: string;
  hearing?: 'late' | 'open';
  measured?: string | undefined;
  arranged?: string;
  born?: string;
}

const decide = ({
  due = '',
  next,
  referrals = '',
  visit,
  hearing,
  measured,
  arranged = '',
  born = '2024-11-25',
}: Told) =>
  nextThingOf({
    birthDate: toPlainDate(born),
    today: TODAY,
    due: list(due).map(doseOf),
    nextDose: next === undefined ? undefined : doseOf(next),
    referrals: list(referrals).map(referralOf),
    visit: visit === undefined ? undefined : visitOf(visit),
    hearing: hearing && { late: hearing === 'late' },
    lastMeasuredOn: measured === undefined ? undefined : day(measured),
    arranged: list(arranged).map((text) => ({ day: toPlainDate(text) })),
  });

type Thing = ReturnType<typeof decide>;
type Of<K extends Thing['kind']> = Extract<Thing, { kind: K }>;
const late = (thing: { late: boolean }): string => (thing.late ? ' late' : '');

const SAID: { [K in Thing['kind']]: (thing: Of<K>) => string } = {
  referral: (thing) => `referral ${thing.referral.id}${late(thing)}`,
  vaccine: (thing) => `vaccine ${thing.doses.map(({ series }) => series).join('+')}${late(thing)}`,
  hearing: (thing) => `hearing${late(thing)}`,
  visit: (thing) => `visit ${thing.visit.code}${late(thing)}`,
  measure: ({ lastOn }) => `measure ${lastOn ?? 'never'}`,
  arranged: ({ arranged }) => `arranged ${'day' in arranged ? arranged.day : arranged.bookedOn}`,
  'dose-to-come': ({ dose, from }) => `dose ${dose.series} ${from}`,
  'visit-to-come': ({ visit, from }) => `visit ${visit.code} ${from}`,
  'referral-to-come': ({ referral, from }) => `referral ${referral.id} ${from}`,
  nothing: () => 'nothing',
};

function said(told: Told): string {
  const thing = decide(told);
  // The compiler does not see that the row and the thing are of one kind.
  return (SAID[thing.kind] as (thing: Thing) => string)(thing);
}

const EYES = 'eyes - - - 2026-12-20';
const EYES_LATE = 'eyes - - - 2026-11-24';
const MMR = 'MMR due 2026-11-20';
const MMR_LATE = 'MMR overdue 2026-06-20';
const VISIT = 'm24 due 2026-11-25 2026-12-24';

test.each<[string, Told, string]>([
  ['a child with nothing open', {}, 'nothing'],
  // ---- each question alone
  ['a vaccine can be given', { due: MMR }, 'vaccine MMR'],
  ['all that can be given are one thing', { due: `${MMR}; DTaP due 2026-11-20` }, 'vaccine MMR+DTaP'],
  ['a vaccine is overdue', { due: MMR_LATE }, 'vaccine MMR late'],
  ['one of two is overdue', { due: `${MMR}; ${MMR_LATE}` }, 'vaccine MMR+MMR late'],
  ['a referral without a place', { referrals: EYES }, 'referral eyes'],
  ['a referral on its last day is not late', { referrals: 'eyes - - - 2026-11-25' }, 'referral eyes'],
  ['a day after it is', { referrals: EYES_LATE }, 'referral eyes late'],
  ['a referral without a last day is never late', { referrals: 'eyes' }, 'referral eyes'],
  ['a check-up is open', { visit: VISIT }, 'visit m24'],
  ['a check-up can be made up', { visit: 'm24 overdue 2026-09-25 2026-10-24' }, 'visit m24 late'],
  ['the hearing test is to be repeated', { hearing: 'open' }, 'hearing'],
  ['the hearing test is late', { hearing: 'late' }, 'hearing late'],
  ['measured long ago', { measured: '2026-05-24' }, 'measure 2026-05-24'],
  ['measured half a year ago to the day', { measured: '2026-05-25' }, 'nothing'],
  ['never measured', { measured: '-' }, 'measure never'],
  ['growth may not be read', { measured: undefined }, 'nothing'],
  ['a place is booked', { arranged: '2026-12-05' }, 'arranged 2026-12-05'],
  ['the nearest of two places', { arranged: '2026-12-09; 2026-12-05' }, 'arranged 2026-12-05'],
  ['a referral has a place', { referrals: 'eyes 2026-12-05' }, 'arranged 2026-12-05'],
  [
    'the nearest of a place and a referral’s',
    { arranged: '2026-12-09', referrals: 'eyes 2026-12-05' },
    'arranged 2026-12-05',
  ],
  ['a dose waits', { next: 'MMR not-yet 2026-12-02' }, 'dose MMR 2026-12-02'],
  ['a check-up is to come', { visit: 'm24 not-yet 2027-05-25' }, 'visit m24 2027-05-25'],
  [
    'the nearer of the two',
    { next: 'MMR not-yet 2027-06-02', visit: 'm24 not-yet 2027-05-25' },
    'visit m24 2027-05-25',
  ],
  ['the first visit without a day says nothing', { visit: 'home not-yet' }, 'nothing'],
  ['a dose without a day says nothing', { next: 'MMR not-yet' }, 'nothing'],
  // ---- states of a referral
  ['measured again only after two weeks', { referrals: 'eyes - - 2026-11-26 2026-12-20' }, 'referral eyes 2026-11-26'],
  ['on that day it is open', { referrals: 'eyes - - 2026-11-25 2026-12-20' }, 'referral eyes'],
  ['a place today is still arranged', { referrals: 'eyes 2026-11-25' }, 'arranged 2026-11-25'],
  ['a place that went by unused is open again', { referrals: 'eyes 2026-11-24' }, 'referral eyes'],
  ['and late when its last day has passed', { referrals: 'eyes 2026-11-20 - - 2026-11-24' }, 'referral eyes late'],
  [
    'a place after the last day is arranged all the same',
    { referrals: 'eyes 2026-12-05 - - 2026-11-24' },
    'arranged 2026-12-05',
  ],
  ['seen: the result comes by itself', { referrals: 'eyes 2026-11-20 seen - 2026-11-24' }, 'nothing'],
  ['the one due first', { referrals: 'teeth - - - 2026-12-24; eyes - - - 2026-12-20; skin' }, 'referral eyes'],
  // ---- one before the other
  ['a late referral before an overdue vaccine', { referrals: EYES_LATE, due: MMR_LATE }, 'referral eyes late'],
  ['an overdue vaccine before a late hearing test', { due: MMR_LATE, hearing: 'late' }, 'vaccine MMR late'],
  ['a late hearing test before an open referral', { hearing: 'late', referrals: EYES }, 'hearing late'],
  ['an open referral before a vaccine', { referrals: EYES, due: MMR }, 'referral eyes'],
  ['a vaccine before an open hearing test', { due: MMR, hearing: 'open' }, 'vaccine MMR'],
  ['an open hearing test before a check-up', { hearing: 'open', visit: VISIT }, 'hearing'],
  ['a check-up before an old measuring', { visit: VISIT, measured: '2025-01-01' }, 'visit m24'],
  [
    'an old measuring before what is to come',
    { measured: '2025-01-01', next: 'MMR not-yet 2026-12-02' },
    'measure 2025-01-01',
  ],
  ['whoever goes soon is measured there', { measured: '2025-01-01', arranged: '2026-12-05' }, 'arranged 2026-12-05'],
  ['a vaccine before a place for something else', { due: MMR, arranged: '2026-11-26' }, 'vaccine MMR'],
  ['a place before what is to come', { arranged: '2026-12-05', next: 'MMR not-yet 2026-12-02' }, 'arranged 2026-12-05'],
])('%s', (_, told, expected) => expect(said(told)).toBe(expected));

test.each([
  // born, last measured, is it old on 2026-11-25
  ['2026-09-01', '2026-09-01', false],
  ['2026-08-26', '-', false],
  ['2026-08-24', '-', true],
  ['2025-12-01', '2026-08-25', false],
  ['2025-12-01', '2026-08-24', true],
  ['2025-11-25', '2026-05-25', false],
  ['2025-11-25', '2026-05-24', true],
  ['2023-11-26', '2026-05-24', true],
  ['2023-11-25', '2026-05-24', false],
  ['2023-11-25', '2025-11-24', true],
  ['2019-11-26', '2025-11-24', true],
  ['2019-11-25', '2020-01-01', false],
])('born %s, measured %s: old is %s', (born, last, old) => {
  expect(isMeasureOld(toPlainDate(born), day(last), TODAY)).toBe(old);
});

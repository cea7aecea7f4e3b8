// The check-ups of a child's first six years, as families live them: mostly in their time, some late, some left out.
import type { VisitFindings } from '../../contract/src/child-visit';
import { windowOf } from '../../domain/src/child-visit/plan-visits';
import { VISITS, type VisitRow } from '../../domain/src/child-visit/visit-table';
import { warningSignsAt } from '../../domain/src/child-visit/warning-signs';
import { exactMonths } from '../../domain/src/growth/age';
import type { Measurement } from '../../domain/src/growth/types';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { EyeReading, VisionSetting } from '../../domain/src/vision/types';
import { addDays } from './days';
import { eyeItemsAt, type EyeItemFound, eyesightOf, type Eyesight, hospitalReadings, readingsAt } from './eyes';
import { type Build, buildOf, measure } from './growing';
import type { Person } from './people';
import { ELSEWHERE } from './places-table';
import type { Random } from './random';
import { hasCheckups, type Site } from './sites';

/** Records of children who are older are on paper. */
export const CHECKED_BELOW_YEARS = 10;

export interface Checkup {
  row: VisitRow;
  on: PlainDate;
  site: Site | null;
  /** Who did it where it was no clinic of this county. */
  siteName: string | null;
  findings: VisitFindings;
  growth: Measurement;
  nextOn: PlainDate | null;
}

export interface EyeExam {
  on: PlainDate;
  setting: VisionSetting;
  site: Site | null;
  institution: string;
  cycloplegic: boolean;
  items: EyeItemFound[];
  readings: Record<'right' | 'left', EyeReading>;
  /** Position of the visit it belongs to. */
  checkup: number | null;
}

export interface Childhood {
  person: Person;
  checkups: Checkup[];
  exams: EyeExam[];
}

interface Habits {
  comes: number;
  build: Build;
  sight: Eyesight;
  haemoglobin: number;
}

interface Living {
  person: Person;
  today: PlainDate;
  random: Random;
  habits: Habits;
  /** Where eyes are looked at again. */
  hospital: Site;
}

const habitsOf = (random: Random): Habits => ({
  comes: random.weighted([
    [0.97, 70],
    [0.85, 24],
    [0.4, 6],
  ] as const),
  build: buildOf(random),
  sight: eyesightOf(random),
  haemoglobin: random.around(122, 7),
});

/** Most families come in the first weeks of the window, some after it. */
const delayDays = (random: Random): number =>
  random.weighted([
    [() => random.int(0, 9), 62],
    [() => random.int(10, 27), 29],
    [() => random.int(28, 60), 9],
  ] as const)();

function openDay(site: Site | null, day: PlainDate): PlainDate {
  let open = day;
  for (let tries = 0; tries < 14 && site && !hasCheckups(site, open); tries += 1) open = addDays(open, 1);
  return open;
}

/** The day a family comes for a visit; undefined when it does not. */
function comesOn(row: VisitRow, { person, random, habits }: Living): PlainDate | undefined {
  if (!random.chance(habits.comes)) return undefined;
  if (row.place === 'home') return addDays(person.birthDate, random.int(4, 11));
  const { from } = windowOf(row, person.birthDate);
  if (from === null) return undefined;
  const isShort = row.age.kind === 'days';
  return openDay(person.site, addDays(from, isShort ? random.int(0, 12) : delayDays(random)));
}

/** A visit that came after the next one's window had opened was not that visit any more. */
function isTooLate(row: VisitRow, on: PlainDate, person: Person): boolean {
  const next = VISITS[VISITS.indexOf(row) + 1];
  const opens = next && windowOf(next, person.birthDate).from;
  return opens != null && on >= opens;
}

const BITES_FROM_MONTHS = 30;

function teethAt({ age }: VisitRow, random: Random): NonNullable<VisitFindings['teeth']> {
  const months = age.kind === 'months' ? age.from : 0;
  const erupted = Math.min(20, Math.max(0, Math.round((months - 5) * 0.95)));
  return { erupted, caries: months >= BITES_FROM_MONTHS && random.chance(0.28) ? random.int(1, 4) : 0 };
}

const failing = (share: number, random: Random): 'pass' | 'refer' => (random.chance(share) ? 'refer' : 'pass');

function screens(row: VisitRow, random: Random): Partial<VisitFindings> {
  const signs = random.chance(0.015) ? warningSignsAt(row.code).slice(0, 1) : [];
  return {
    ...(row.hearing && { hearing: failing(0.006, random) }),
    ...(row.development && { developmentSigns: signs.map(({ code }) => code) }),
    ...(row.autism && { autism: failing(0.005, random) }),
    ...(row.teeth && { teeth: teethAt(row, random) }),
    ...(row.tcm !== null && { tcmTaught: random.chance(0.94) }),
  };
}

const NOTES = [
  '多到户外活动，每天两小时。',
  '饭菜多样，少喝饮料。',
  '早晚刷牙，睡前不吃甜的。',
  '下次来带上接种证。',
] as const;

function findingsAt(
  row: VisitRow,
  { random, habits, hasBlood, items }: Living & { hasBlood: boolean; items: EyeItemFound[] },
): VisitFindings {
  return {
    version: 1,
    physical: random.chance(0.03) ? 'attention' : 'fine',
    ...(hasBlood && { haemoglobinGL: Math.round(random.around(habits.haemoglobin, 4)) }),
    ...(row.code === 'home' && {
      newbornHearing: random.weighted([
        ['pass', 94],
        ['refer', 4],
        ['not-done', 2],
      ] as const),
    }),
    ...screens(row, random),
    eyes: items,
    ...(random.chance(0.25) && { note: random.pick(NOTES) }),
  };
}

const nextAfter = (row: VisitRow, person: Person): PlainDate | null => {
  const next = VISITS[VISITS.indexOf(row) + 1];
  return next ? windowOf(next, person.birthDate).from : null;
};

/** Blood once at six to eight months, mostly at the earlier one. */
const takesBlood = (row: VisitRow, done: readonly Checkup[], random: Random): boolean =>
  row.blood === 'once' ||
  (row.blood === 'shared' &&
    !done.some(({ findings }) => findings.haemoglobinGL !== undefined) &&
    (row.code === 'm8' || random.chance(0.7)));

/** Hearing that failed at birth is tested again at one month. */
const retested = (row: VisitRow, done: readonly Checkup[], random: Random): Partial<VisitFindings> => {
  const first = done[0]?.findings.newbornHearing;
  const isDue = row.code === 'm1' && first !== undefined && first !== 'pass';
  return isDue && random.chance(0.9) ? { hearing: random.chance(0.85) ? 'pass' : 'refer' } : {};
};

function checkupOn(row: VisitRow, on: PlainDate, living: Living & { done: readonly Checkup[] }): Checkup {
  const { person, random, habits, done } = living;
  const isHere = person.movedInOn === null || on >= person.movedInOn;
  const site = isHere ? person.site : null;
  const items = eyeItemsAt(row, site?.kind === 'maternal-child-hospital', random);
  const found = findingsAt(row, { ...living, items, hasBlood: takesBlood(row, done, random) });
  return {
    row,
    on,
    site,
    siteName: isHere ? null : (ELSEWHERE[person.name.charCodeAt(0) % ELSEWHERE.length] ?? null),
    findings: { ...found, ...retested(row, done, random) },
    growth: measure(person, { on, build: habits.build, random, before: done.at(-1)?.growth }),
    nextOn: nextAfter(row, person),
  };
}

function examOf(checkup: Checkup, index: number, { person, habits, random }: Living): EyeExam {
  const items = (checkup.findings.eyes ?? []).map((one) => ({ ...one }));
  const months = exactMonths(person.birthDate, checkup.on);
  return {
    on: checkup.on,
    setting: 'clinic',
    site: checkup.site,
    institution: checkup.site?.name ?? checkup.siteName ?? '',
    cycloplegic: false,
    items,
    readings: readingsAt(checkup.row, { months, items, sight: habits.sight, random }),
    checkup: index,
  };
}

const LOW_BELOW = 49;
const isLow = ({ readings }: EyeExam): boolean =>
  [readings.right, readings.left].some(({ naked }) => naked !== null && naked < LOW_BELOW);

/** Who saw little went on to the county's eye doctor some weeks later, where the weeks have passed. */
function resultOf(exam: EyeExam, { today, random, hospital }: Living): EyeExam[] {
  const on = addDays(exam.on, random.int(14, 45));
  if (!isLow(exam) || on >= today) return [];
  return [
    {
      on,
      setting: 'hospital',
      site: hospital,
      institution: `${hospital.shortName}眼科`,
      cycloplegic: true,
      items: [],
      readings: hospitalReadings(exam.readings, random),
      checkup: null,
    },
  ];
}

/** The check-ups and eyes of a child up to yesterday; the day of loading is left for the desk. */
export function liveCheckups(person: Person, about: { today: PlainDate; random: Random; hospital: Site }): Childhood {
  const living = { ...about, person, habits: habitsOf(about.random) };
  const checkups: Checkup[] = [];
  const exams: EyeExam[] = [];
  for (const row of VISITS) {
    const on = comesOn(row, living);
    if (on === undefined || on >= about.today || isTooLate(row, on, person)) continue;
    const checkup = checkupOn(row, on, { ...living, done: checkups });
    const exam = examOf(checkup, checkups.length, living);
    checkups.push(checkup);
    exams.push(exam, ...resultOf(exam, living));
  }
  return { person, checkups, exams: exams.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))) };
}

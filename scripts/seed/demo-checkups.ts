// The check-ups of the demo family's children as the pictures show them, counted from their birthdays and the loading day.
import { getVisit, VISITS, type VisitRow } from '../../domain/src/child-visit/visit-table';
import { windowOf } from '../../domain/src/child-visit/plan-visits';
import type { VisitFindings } from '../../contract/src/child-visit';
import type { AcuityTenths } from '../../domain/src/vision/acuity';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { EyeReading } from '../../domain/src/vision/types';
import { type Checkup, type Childhood, type EyeExam, liveCheckups } from './checkups';
import { addDays } from './days';
import type { DemoFamily } from './demo-family';
import { type Build, measure } from './growing';
import type { Person } from './people';
import type { Random } from './random';
import type { Site } from './sites';

interface Making {
  today: PlainDate;
  random: Random;
  hospital: Site;
}

/** Days after the window opened; the sixth year's is the day of the pictures, four days after the birthday. */
const CAME_AFTER: Readonly<Partial<Record<VisitRow['code'], number>>> = { home: 5, y5: 2, y6: 4 };

const EYES_SEEN = (row: VisitRow): NonNullable<VisitFindings['eyes']> =>
  row.eyes.map((item) => ({ item, result: 'normal' as const }));

function findingsOf(row: VisitRow, told: Partial<VisitFindings>): VisitFindings {
  const months = row.age.kind === 'months' ? row.age.from : 0;
  return {
    version: 1,
    physical: 'fine',
    ...(row.code === 'home' && { newbornHearing: 'pass' as const }),
    ...(row.blood === 'once' || row.code === 'm6' ? { haemoglobinGL: 121 + (months % 5) } : {}),
    ...(row.hearing && { hearing: 'pass' as const }),
    ...(row.development && { developmentSigns: [] }),
    ...(row.autism && { autism: 'pass' as const }),
    ...(row.teeth && { teeth: { erupted: Math.min(20, Math.max(0, Math.round((months - 5) * 0.95))), caries: 0 } }),
    ...(row.tcm !== null && { tcmTaught: true }),
    eyes: EYES_SEEN(row),
    ...told,
  };
}

interface Life {
  person: Person;
  build: Build;
  told: Readonly<Partial<Record<VisitRow['code'], Partial<VisitFindings>>>>;
  until: PlainDate;
}

function checkupsOf({ person, build, told, until }: Life, random: Random): Checkup[] {
  const checkups: Checkup[] = [];
  for (const row of VISITS) {
    const from = row.place === 'home' ? person.birthDate : windowOf(row, person.birthDate).from;
    const on = from && addDays(from, CAME_AFTER[row.code] ?? 1);
    if (!on || on >= until) break;
    const next = VISITS[VISITS.indexOf(row) + 1];
    checkups.push({
      row,
      on,
      site: person.site,
      siteName: null,
      findings: findingsOf(row, told[row.code] ?? {}),
      growth: measure(person, { on, build, random, before: checkups.at(-1)?.growth }),
      nextOn: next ? windowOf(next, person.birthDate).from : null,
    });
  }
  return checkups;
}

const NO_READING: EyeReading = {
  naked: null,
  corrected: null,
  sphere: null,
  cylinder: null,
  axis: null,
  axialLength: null,
};

type Told = readonly [naked: AcuityTenths | null, sphere: number | null];

const eye = ([naked, sphere]: Told): EyeReading => ({
  ...NO_READING,
  naked,
  sphere,
  cylinder: sphere === null ? null : 0,
});

/** Acuity in tenths and refraction with wide pupils, right and left: 一鸣's left eye falls from 0.8 to 0.6. */
const YIMING_EYES: Readonly<Partial<Record<VisitRow['code'], readonly [Told, Told]>>> = {
  m24: [
    [null, 225],
    [null, 200],
  ],
  m36: [
    [null, 200],
    [null, 175],
  ],
  y4: [
    [49, 175],
    [49, 150],
  ],
  y5: [
    [50, 150],
    [49, 100],
  ],
  y6: [
    [50, 100],
    [48, 25],
  ],
};
/** Two weeks after the sixth year's visit the left eye was measured again. */
const AGAIN_AFTER_DAYS = 14;

function examsOf(checkups: readonly Checkup[], eyes: typeof YIMING_EYES): EyeExam[] {
  return checkups.map((checkup, index) => {
    const [right, left] = eyes[checkup.row.code] ?? [[null, null] as const, [null, null] as const];
    return {
      on: checkup.on,
      setting: 'clinic',
      site: checkup.site,
      institution: checkup.site?.shortName ?? '',
      cycloplegic: right[1] !== null,
      // Acuity and refraction stand as readings.
      items: (checkup.findings.eyes ?? []).filter(({ item }) => item !== 'acuity'),
      readings: { right: eye(right), left: eye(left) },
      checkup: index,
    };
  });
}

const SIXTH = getVisit('y6');

function yimings(person: Person, { today, random }: Making): Childhood {
  const build = { length: 0.25, weight: 0.15, head: 0.1 };
  const note = '左眼视力偏低，两周后来再查一次。每天到外面玩两小时。';
  const eyes = EYES_SEEN(SIXTH).map((one) => (one.item === 'acuity' ? { ...one, result: 'abnormal' as const } : one));
  const told = { y6: { note, eyes }, y5: { teeth: { erupted: 20, caries: 1 } } };
  const checkups = checkupsOf({ person, build, told, until: today }, random);
  const last = checkups.at(-1);
  if (last) last.growth = { ...last.growth, lengthCm: 118.9, weightKg: 21.8 };
  const exams = examsOf(checkups, YIMING_EYES);
  const sixth = exams.at(-1);
  if (sixth) {
    const readings = { right: eye([50, null]), left: eye([48, null]) };
    const on = addDays(sixth.on, AGAIN_AFTER_DAYS);
    exams.push({ ...sixth, on, cycloplegic: false, readings, items: [], checkup: null });
  }
  return { person, checkups, exams };
}

function anans(person: Person, { today, random }: Making): Childhood {
  // Her visit of eighteen months is open: it begins this week.
  const until = addDays(today, -30);
  const checkups = checkupsOf({ person, build: { length: 0.4, weight: -0.1, head: 0.2 }, told: {}, until }, random);
  return { person, checkups, exams: examsOf(checkups, {}) };
}

/** The demo children's lives; the second family's child lives like any other. */
export function demoCheckups(family: DemoFamily, making: Making): Childhood[] {
  return [
    yimings(family.yiming, making),
    anans(family.anan, making),
    liveCheckups(family.xiaoyu, { today: making.today, random: making.random, hospital: making.hospital }),
  ];
}

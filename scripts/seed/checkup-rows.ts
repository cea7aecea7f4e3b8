// Check-ups, measures, eyes and what came of them as rows.
import { readFindings, summaryOf } from '../../domain/src/child-visit/read-findings';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { EyeReading } from '../../domain/src/vision/types';
import { instantOf } from '../../server/src/clock';
import type { Checkup, Childhood, EyeExam } from './checkups';
import type { County } from './county';
import { makeIds, makeRandom } from './random';
import type { Row } from './rows';

/** Ids of visits and examinations: made once a county, asked for by every table that names them. */
export interface Ids {
  checkups: ReadonlyMap<Checkup, string>;
  exams: ReadonlyMap<EyeExam, string>;
}

const known = new WeakMap<County, Ids>();

/** The same ids whoever asks first. */
export function idsOf(county: County): Ids {
  const before = known.get(county);
  if (before) return before;
  const visitIds = makeIds(makeRandom(county.seed, 'check-up-ids'));
  const examIds = makeIds(makeRandom(county.seed, 'exam-ids'));
  const ids = {
    checkups: new Map(
      county.childhoods.flatMap(({ checkups }) => checkups.map((one) => [one, visitIds(instantOf(one.on, '09:30'))])),
    ),
    exams: new Map(
      county.childhoods.flatMap(({ exams }) => exams.map((one) => [one, examIds(instantOf(one.on, '09:40'))])),
    ),
  };
  known.set(county, ids);
  return ids;
}

/** Who sits at a clinic: the nurse's name on every paper of it. */
function doctorsOf({ staff, sites }: County): (site: Checkup['site']) => string | null {
  const names = new Map(
    sites.map((site) => [site, staff.find((one) => one.site === site && one.role !== 'desk')?.name]),
  );
  return (site) => (site && names.get(site)) ?? null;
}

const sourceOf = ({ person }: Childhood, on: PlainDate): 'import' | 'registry' =>
  person.movedInOn && on < person.movedInOn ? 'import' : 'registry';

const measuredAs = (childhood: Childhood, on: PlainDate): 'import' | 'clinic' =>
  sourceOf(childhood, on) === 'import' ? 'import' : 'clinic';

export function* childVisitRows(county: County): Generator<Row> {
  const ids = idsOf(county);
  const doctorOf = doctorsOf(county);
  for (const childhood of county.childhoods)
    for (const checkup of childhood.checkups) {
      const { row, on, site, siteName, findings, nextOn } = checkup;
      const lines = readFindings(findings, { visit: row.code, birthDate: childhood.person.birthDate, visitedOn: on });
      yield {
        county_code: county.countyCode,
        visit_id: ids.checkups.get(checkup) ?? null,
        resident_id: childhood.person.id,
        visit: row.code,
        visited_on: on,
        site_id: site?.id ?? null,
        site_name: siteName,
        done_by: doctorOf(site),
        findings: { json: findings },
        summary: summaryOf(lines),
        next_on: nextOn,
        source: sourceOf(childhood, on),
        recorded_at: instantOf(on, '10:00'),
      };
    }
}

const whole = (value: number | undefined, factor: number): number | null =>
  value === undefined ? null : Math.round(value * factor);

export function* growthRows(county: County): Generator<Row> {
  const visits = idsOf(county).checkups;
  const ids = makeIds(makeRandom(county.seed, 'growth-ids'));
  const doctorOf = doctorsOf(county);
  for (const childhood of county.childhoods)
    for (const checkup of childhood.checkups) {
      const { growth, on, site } = checkup;
      yield {
        county_code: county.countyCode,
        measurement_id: ids(instantOf(on, '09:35')),
        resident_id: childhood.person.id,
        measured_on: on,
        weight_g: whole(growth.weightKg, 1000),
        length_mm: whole(growth.lengthCm, 10),
        position: growth.lengthCm === undefined ? null : (growth.position ?? null),
        head_mm: whole(growth.headCm, 10),
        source: measuredAs(childhood, on),
        site_id: site?.id ?? null,
        measured_by: doctorOf(site),
        visit_id: visits.get(checkup) ?? null,
        recorded_at: instantOf(on, '10:00'),
      };
    }
}

const eyeColumns = (side: 'right' | 'left', eye: EyeReading): Row => ({
  [`${side}_naked`]: eye.naked,
  [`${side}_corrected`]: eye.corrected,
  [`${side}_sphere`]: eye.sphere,
  [`${side}_cylinder`]: eye.cylinder,
  [`${side}_axis`]: eye.axis,
  [`${side}_axial_length`]: eye.axialLength,
});

export function* examRows(county: County): Generator<Row> {
  const ids = idsOf(county);
  const doctorOf = doctorsOf(county);
  const examinerOf = ({ setting, site }: EyeExam): string | null => (setting === 'hospital' ? null : doctorOf(site));
  for (const childhood of county.childhoods)
    for (const exam of childhood.exams) {
      const checkup = childhood.checkups[exam.checkup ?? -1];
      yield {
        county_code: county.countyCode,
        examination_id: ids.exams.get(exam) ?? null,
        resident_id: childhood.person.id,
        visit_id: (checkup && ids.checkups.get(checkup)) ?? null,
        examined_on: exam.on,
        setting: exam.setting,
        site_id: exam.site?.id ?? null,
        institution: exam.institution,
        examined_by: examinerOf(exam),
        cycloplegic: exam.cycloplegic,
        ...eyeColumns('right', exam.readings.right),
        ...eyeColumns('left', exam.readings.left),
        items: { json: exam.items },
        source: measuredAs(childhood, exam.on),
        recorded_at: instantOf(exam.on, '10:05'),
      };
    }
}

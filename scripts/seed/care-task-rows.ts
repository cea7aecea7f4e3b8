// What checkups left to be done: 爸爸's sugar as the pictures show it, and a handful of others on the clinic's list.
import type { TaskKind } from '../../domain/src/care-task/kinds';
import type { Target } from '../../domain/src/care-task/lifestyle';
import { referralKind } from '../../domain/src/referral/kinds';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import type { County } from './county';
import { addDays, addMonths } from './days';
import type { SeededEntry } from './health/entry';
import { entryIds } from './health/record-rows';
import { makeIds, makeRandom } from './random';
import type { Row } from './rows';

type Checkup = Extract<SeededEntry, { kind: 'checkup' }>;

interface SeededTask {
  checkup: Checkup;
  kind: TaskKind;
  items: readonly string[];
  title: string;
  reason: string;
  finding: string;
  openedOn: PlainDate;
  dueOn: PlainDate;
  doctor: string;
  /** A place that was booked, with its day and time. */
  booked?: { on: PlainDate; time: string; place: string };
  target?: Target;
  /** Days a habit was kept on. */
  ticks?: readonly PlainDate[];
}

const SUGAR = {
  items: ['fastingGlucose'],
  reason: '早上的血糖偏高，空着肚子再查一次才知道。',
  finding: '体检发现空腹血糖高',
} as const;
const DOCTOR = '张敏';
/** Days before the loading day on which 爸爸's paper was written, and after it on which he goes. */
const OPENED_AGO = 4;
const GOES_IN = 4;
const PLACE = '县医院门诊楼2楼 内分泌科';

function newestOf(county: County): Map<string, Checkup> {
  const newest = new Map<string, Checkup>();
  for (const entry of county.records)
    if (entry.kind === 'checkup' && entry.on > (newest.get(entry.person.id)?.on ?? ''))
      newest.set(entry.person.id, entry);
  return newest;
}

function fathersTasks(county: County, checkup: Checkup): SeededTask[] {
  const { today } = county;
  const openedOn = addDays(today, -OPENED_AGO);
  const booked = { on: addDays(today, GOES_IN), time: '08:30', place: PLACE };
  const base = { checkup, openedOn, doctor: DOCTOR };
  return [
    { ...base, ...SUGAR, kind: 'referral', title: '去县医院复查血糖', dueOn: addDays(today, GOES_IN + 6), booked },
    {
      ...base,
      kind: 'recheck',
      items: ['ldl'],
      title: '三个月后再查一次血脂',
      reason: '坏胆固醇偏高，少吃肥肉、油炸的，再查一次看看。',
      finding: '体检发现坏胆固醇偏高',
      dueOn: addMonths(checkup.on, 3),
    },
    {
      ...base,
      kind: 'lifestyle',
      items: ['exercise'],
      title: '每天饭后走一走',
      reason: '走一走，对血糖和血压都好。',
      finding: '体检后医生建议',
      dueOn: addMonths(openedOn, 3),
      target: { measure: 'walkMinutes', value: 30 },
      ticks: [-3, -2].map((days) => addDays(today, days)),
    },
  ];
}

const numberOf = ({ payload }: Checkup, field: string): number => Number(payload.fields[field] ?? 0);
const pressureOf = (checkup: Checkup): number =>
  Math.max(numberOf(checkup, 'leftSystolic'), numberOf(checkup, 'rightSystolic'));

/** How many of the clinic's people stand on its list for each reason. */
const RECHECKS = 6;
const ENROLS = 3;
const RECENT_DAYS = 120;

function othersTasks(county: County, checkups: readonly Checkup[]): SeededTask[] {
  const { today } = county;
  const openedOf = ({ on }: Checkup): PlainDate => (addDays(on, 6) < today ? addDays(on, 6) : today);
  const of = (checkup: Checkup) => ({ checkup, openedOn: openedOf(checkup), doctor: DOCTOR });
  const recent = checkups.filter(({ on }) => on >= addDays(today, -RECENT_DAYS));
  const [highest, ...rest] = [...recent].sort((a, b) => pressureOf(b) - pressureOf(a));
  const call = highest
    ? [
        {
          ...of(highest),
          openedOn: today,
          kind: 'call-now' as const,
          items: ['pressure'],
          title: '卫生院要马上联系您',
          reason: '体检有一项，医生今天就要和您说。',
          finding: '体检发现血压很高',
          dueOn: today,
        },
      ]
    : [];
  const rechecks = rest
    .filter((checkup) => numberOf(checkup, 'fastingGlucose') >= 7)
    .slice(0, RECHECKS)
    .map((checkup) => ({
      ...{ ...of(checkup), ...SUGAR, kind: 'recheck' as const, title: '早上空着肚子再查一次血糖' },
      dueOn: addDays(openedOf(checkup), 14),
    }));
  const enrols = rest.slice(0, ENROLS).map((checkup) => ({
    ...of(checkup),
    kind: 'enrol-hypertension' as const,
    items: ['pressure'],
    title: '参加高血压管理',
    reason: '血压几次都偏高，请医生看看要不要定期随访。',
    finding: '体检发现血压偏高',
    dueOn: addDays(openedOf(checkup), 28),
  }));
  return [...call, ...rechecks, ...enrols];
}

const known = new WeakMap<County, SeededTask[]>();

function tasksOf(county: County): SeededTask[] {
  const before = known.get(county);
  if (before) return before;
  const { father } = county.family;
  const newest = newestOf(county);
  const his = newest.get(father.id);
  const others = [...newest.values()].filter(({ person, site }) => person !== father && site === father.site);
  const tasks = [...(his ? fathersTasks(county, his) : []), ...othersTasks(county, others)];
  known.set(county, tasks);
  return tasks;
}

const OPENED_AT = '15:40';

function idsOf(county: County, purpose: string): string[] {
  const idAt = makeIds(makeRandom(county.seed, purpose));
  return tasksOf(county).map(({ openedOn }) => idAt(instantOf(openedOn, OPENED_AT)));
}

const PAPER_KIND = 'adult-glucose';
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whose, what for, and where the place is that was booked: what a task and its paper have alike. */
function shared(county: County, { checkup, booked, reason, openedOn, dueOn }: SeededTask): Row {
  return {
    county_code: county.countyCode,
    resident_id: checkup.person.id,
    reason,
    subject_id: entryIds(county).get(checkup) ?? null,
    opened_on: openedOn,
    due_on: dueOn,
    booked_for: booked ? instantOf(booked.on, booked.time) : null,
    created_at: instantOf(openedOn, OPENED_AT),
  };
}

const siteOf = ({ checkup }: SeededTask): string | null => checkup.person.site?.id ?? null;

/** The referrals among the tasks with the ids of their papers. */
function referralsOf(county: County): { task: SeededTask; paperId: string | null }[] {
  const ids = idsOf(county, 'care task papers');
  const papers = tasksOf(county).map((task, index) => ({ task, paperId: ids[index] ?? null }));
  return papers.filter(({ task }) => task.kind === 'referral');
}

/** The papers of referrals among the tasks. */
export function* taskPaperRows(county: County): Generator<Row> {
  const random = makeRandom(county.seed, 'care task paper codes');
  const hospital = county.sites.find(({ kind }) => kind === 'county-hospital');
  const elsewhere = `${hospital?.shortName ?? '上级医院'}${referralKind(PAPER_KIND).departmentZh}`;
  for (const { task, paperId } of referralsOf(county))
    yield {
      ...shared(county, task),
      referral_id: paperId,
      kind: PAPER_KIND,
      reason_code: 'checkup',
      from_site_id: siteOf(task),
      to_institution: task.booked?.place ?? elsewhere,
      to_phone: hospital?.phone ?? null,
      code: `R${Array.from({ length: 11 }, () => random.letter(CODE_LETTERS)).join('')}`,
      earliest_on: null,
      state: task.booked ? 'booked' : 'opened',
    };
}

/** What was done with those papers. */
export function* taskPaperEventRows(county: County): Generator<Row> {
  const idAt = makeIds(makeRandom(county.seed, 'care task paper events'));
  for (const { task, paperId } of referralsOf(county)) {
    const at = instantOf(task.openedOn, OPENED_AT);
    const event = (move: string, details: object): Row => ({
      county_code: county.countyCode,
      event_id: idAt(at),
      referral_id: paperId,
      move,
      happened_on: task.openedOn,
      details: { json: details },
      recorded_at: at,
    });
    yield event('open', { note: task.finding });
    if (task.booked) yield event('book', { institution: task.booked.place });
  }
}

export function* careTaskRows(county: County): Generator<Row> {
  const ids = idsOf(county, 'care tasks');
  const papers = idsOf(county, 'care task papers');
  for (const [index, task] of tasksOf(county).entries()) {
    const { kind, items, title, finding, doctor, booked, target } = task;
    const paper = kind === 'referral' ? papers[index] : undefined;
    yield {
      ...shared(county, task),
      ...{ task_id: ids[index] ?? null, site_id: siteOf(task), kind, title, finding, doctor, items },
      items_key: [...items].sort().join(' '),
      referral_id: paper ?? null,
      place: booked?.place ?? null,
      state: booked ? 'booked' : 'open',
      target: target ? { json: target } : null,
    };
  }
}

export function* careTaskEventRows(county: County): Generator<Row> {
  const ids = idsOf(county, 'care tasks');
  const idAt = makeIds(makeRandom(county.seed, 'care task events'));
  for (const [index, task] of tasksOf(county).entries()) {
    const event = (move: string, on: PlainDate, details: object): Row => ({
      county_code: county.countyCode,
      event_id: idAt(instantOf(on, OPENED_AT)),
      task_id: ids[index] ?? null,
      move,
      happened_on: on,
      details: { json: details },
      recorded_at: instantOf(on, OPENED_AT),
    });
    yield event('open', task.openedOn, {});
    if (task.booked) yield event('book', task.openedOn, { institution: task.booked.place });
    for (const day of task.ticks ?? []) yield event('tick', day, {});
  }
}

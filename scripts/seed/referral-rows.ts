// What the last examination of eyes of each child left open, as rows.
import { referralKind } from '../../domain/src/referral/kinds';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { decideFollowUp, type TaskToOpen } from '../../domain/src/vision/follow-up';
import { assessVisionFile } from '../../domain/src/vision/vision-file';
import { instantOf } from '../../server/src/clock';
import { type Ids, idsOf } from './checkup-rows';
import type { Childhood, EyeExam } from './checkups';
import type { County } from './county';
import { addDays, addMonths } from './days';
import { makeIds, makeRandom } from './random';
import type { Row } from './rows';

/** Findings of the last months wait for a result; older ones have theirs. */
const OPEN_MONTHS = 6;

interface Opened {
  childhood: Childhood;
  exam: EyeExam;
  task: TaskToOpen;
}

/** The task that the last examination of a child left open, by the rules that open one in the product. */
function openTask(county: County, childhood: Childhood, exams: Ids['exams']): Opened | undefined {
  const exam = childhood.exams.findLast(({ on }) => on >= addMonths(county.today, -OPEN_MONTHS));
  if (!exam || exam !== childhood.exams.at(-1)) return undefined;
  const filed = childhood.exams.map((one) => ({
    ...one.readings,
    examinationId: exams.get(one) ?? '',
    examinedOn: one.on,
    setting: one.setting,
    institution: one.institution,
    cycloplegic: one.cycloplegic,
    items: one.items,
  }));
  const file = assessVisionFile(childhood.person.birthDate, filed);
  // The demo's second measuring found what the first had: the task is the first one's.
  const first = childhood.person.reserved ? childhood.exams.findLast(({ checkup }) => checkup !== null) : exam;
  const asked = first ?? exam;
  const { open } = decideFollowUp({
    today: asked.on,
    file: file.filter(({ examination }) => examination.examinedOn <= asked.on),
    fresh: new Set([exams.get(asked) ?? '']),
    replaced: new Set(),
    open: [],
  });
  return open ? { childhood, exam: asked, task: open } : undefined;
}

const tasks = new WeakMap<County, Opened[]>();

function openTasks(county: County): Opened[] {
  const before = tasks.get(county);
  if (before) return before;
  const { exams } = idsOf(county);
  const opened = county.childhoods.flatMap((childhood) => openTask(county, childhood, exams) ?? []);
  tasks.set(county, opened);
  return opened;
}

/** 一鸣's place at the eye doctor's: ten days after the loading day, at nine. */
const BOOKED_AHEAD = 10;
const isYiming = ({ family }: County, { childhood }: Opened): boolean => childhood.person === family.yiming;

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const referralIdsOf = (county: County): string[] => {
  const ids = makeIds(makeRandom(county.seed, 'referral-ids'));
  return openTasks(county).map(({ exam }) => ids(instantOf(exam.on, '10:10')));
};

export function* referralRows(county: County): Generator<Row> {
  const ids = referralIdsOf(county);
  const random = makeRandom(county.seed, 'referral-codes');
  const hospital = county.sites.find(({ kind }) => kind === 'maternal-child-hospital');
  const targetOf = ({ task, exam }: Opened) => {
    const { to, departmentZh } = referralKind(task.kind);
    const site = to === 'own-clinic' ? exam.site : hospital;
    return { to_institution: `${site?.shortName ?? '上级医院'}${departmentZh}`, to_phone: site?.phone ?? null };
  };
  for (const [index, opened] of openTasks(county).entries()) {
    const { childhood, exam, task } = opened;
    const bookedOn = isYiming(county, opened) ? addDays(county.today, BOOKED_AHEAD) : null;
    yield {
      county_code: county.countyCode,
      referral_id: ids[index] ?? null,
      resident_id: childhood.person.id,
      kind: task.kind,
      reason_code: task.reasonCode,
      reason: task.reason,
      subject_id: task.examinationId,
      from_site_id: exam.site?.id ?? null,
      ...targetOf(opened),
      code: `R${Array.from({ length: 11 }, () => random.letter(CODE_LETTERS)).join('')}`,
      opened_on: task.on,
      earliest_on: task.earliestOn,
      due_on: bookedOn ?? task.dueOn,
      ...(bookedOn
        ? { booked_for: instantOf(bookedOn, '09:00'), state: 'booked' }
        : { booked_for: null, state: 'opened' }),
      created_at: instantOf(task.on, '10:10'),
    };
  }
}

export function* referralEventRows(county: County): Generator<Row> {
  const referralIds = referralIdsOf(county);
  const ids = makeIds(makeRandom(county.seed, 'referral-event-ids'));
  for (const [index, opened] of openTasks(county).entries()) {
    const { task, childhood } = opened;
    const event = (move: string, on: PlainDate, details: object): Row => ({
      county_code: county.countyCode,
      event_id: ids(instantOf(on, '10:10')),
      referral_id: referralIds[index] ?? null,
      move,
      happened_on: on,
      details: { json: details },
      recorded_at: instantOf(on, '10:10'),
    });
    yield event('open', task.on, { note: task.finding, examinationId: task.examinationId });
    if (!isYiming(county, opened)) continue;
    const again = childhood.exams.at(-1)?.on ?? task.on;
    yield event('send', again, { note: '两周后再查，左眼还是 0.6' });
    yield event('book', addDays(again, 1), {});
  }
}

import type { AppointmentElsewherePayload, CarePlanPayload, EncounterPayload } from '@kangban/contract/record/payloads';
import type { ConceptLike } from '@kangban/domain/terminology/types';
import { isObject } from '../resource';
import type { Appointment, CarePlan, Encounter } from '../schema/care';
import { CodeableConcept } from '../schema/datatypes';
import { timingWords } from './medication';
import { nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { dayTold, firstMoment, momentOf } from './when';
import { calledBy, conceptFrom, conceptsFrom, noteOf, performersOf, wordsOf } from './words';

const CLASSES: Readonly<Record<string, EncounterPayload['class']>> = {
  AMB: 'outpatient',
  VR: 'outpatient',
  IMP: 'inpatient',
  ACUTE: 'inpatient',
  NONAC: 'inpatient',
  SS: 'inpatient',
  OBSENC: 'inpatient',
  EMER: 'emergency',
  FLD: 'emergency',
  HH: 'home',
};

/** What a visit found: the code of each Condition it names. */
function diagnosesOf({ diagnosis, reasonReference }: Encounter, { find }: ReadContext): ConceptLike[] {
  const references = [...(diagnosis ?? []).map(({ condition }) => condition), ...(reasonReference ?? [])];
  return references.flatMap(({ reference, display }): ConceptLike[] => {
    const condition = reference === undefined ? undefined : find(reference);
    const code = isObject(condition) ? CodeableConcept.safeParse(condition.code) : undefined;
    if (code?.success) return [conceptFrom(code.data)];
    return display === undefined ? [] : [{ text: display.slice(0, 500), coding: [], known: false }];
  });
}

const HAPPENED = ['arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'unknown'];

function stayOf({ period }: Encounter): Pick<EncounterPayload, 'admittedOn' | 'dischargedOn'> {
  const [admittedOn, dischargedOn] = [dayTold(period?.start), dayTold(period?.end)];
  return { ...(admittedOn && { admittedOn }), ...(dischargedOn && { dischargedOn }) };
}

/** One visit or one stay. */
export function readEncounter(told: Encounter, context: ReadContext): Reading {
  if (!HAPPENED.includes(told.status))
    return nothing(...(told.status === 'planned' ? ['A visit that is planned is no visit yet: kept, not shown.'] : []));
  const moment = firstMoment(told.period?.start, told.period?.end);
  if (!moment)
    return unreadable({ code: 'required', path: ['period', 'start'], diagnostics: 'A visit needs the day it began.' });
  const kind = CLASSES[told.class.code ?? ''] ?? 'other';
  const department = wordsOf(told.serviceType) ?? wordsOf(told.type?.[0]);
  const people = (told.participant ?? []).flatMap(({ individual }) => individual ?? []);
  const payload: EncounterPayload = {
    class: kind,
    ...(department !== undefined && { department }),
    reasons: conceptsFrom(told.reasonCode),
    diagnoses: diagnosesOf(told, context),
    ...(kind === 'inpatient' && stayOf(told)),
  };
  const institution = calledBy(told.serviceProvider, context);
  return reading({
    table: 'entry',
    kind: 'encounter',
    happenedOn: moment.on,
    happenedAt: moment.at,
    ...performersOf(people, context),
    ...(institution !== undefined && { institution }),
    payload,
  });
}

const APPOINTMENT_STATUS = { 'checked-in': 'arrived' } as const;

/** A place at an institution whose slots are not ours. */
export function readAppointment(told: Appointment, context: ReadContext): Reading {
  if (told.status === 'entered-in-error') return nothing();
  const moment = momentOf(told.start);
  if (!moment)
    return unreadable({ code: 'required', path: ['start'], diagnostics: 'An appointment needs the time it starts.' });
  const what = [
    told.description,
    ...(told.serviceType ?? []).map(wordsOf),
    wordsOf(told.appointmentType),
    ...(told.reasonCode ?? []).map(wordsOf),
  ];
  const department = wordsOf(told.specialty?.[0]);
  const note = [told.patientInstruction, told.comment].filter((part) => part !== undefined).join('\n');
  const others = told.participant.flatMap(({ actor }) => actor ?? []);
  const payload: AppointmentElsewherePayload = {
    what: (what.find((words) => words !== undefined) ?? department ?? '预约').slice(0, 500),
    status: told.status === 'checked-in' ? APPOINTMENT_STATUS[told.status] : told.status,
    ...(told.start !== undefined && { startsAt: told.start.slice(0, 40) }),
    ...(department !== undefined && { department }),
    ...(note !== '' && { note }),
  };
  return reading({
    table: 'entry',
    kind: 'appointment-elsewhere',
    happenedOn: moment.on,
    happenedAt: moment.at,
    ...performersOf(others, context),
    payload,
  });
}

const ACTIVITY_STATUS = {
  'not-started': '未开始',
  scheduled: '已安排',
  'in-progress': '进行中',
  'on-hold': '暂停',
  completed: '已完成',
  cancelled: '已取消',
  stopped: '已停止',
} as const;
const isShownStatus = (status: string): status is keyof typeof ACTIVITY_STATUS =>
  Object.hasOwn(ACTIVITY_STATUS, status);

type ActivityTold = NonNullable<CarePlan['activity']>[number];

function activityOf({ detail, reference }: ActivityTold): CarePlanPayload['activities'] {
  if (detail?.status === 'entered-in-error') return [];
  const when = [detail?.scheduledString, timingWords(detail?.scheduledTiming)].filter((part) => part !== undefined);
  const words = [detail?.description ?? wordsOf(detail?.code) ?? reference?.display, ...when].filter(
    (part) => part !== undefined,
  );
  if (words.length === 0) return [];
  const on = dayTold(detail?.scheduledPeriod?.start);
  const status =
    detail?.status !== undefined && isShownStatus(detail.status) ? ACTIVITY_STATUS[detail.status] : undefined;
  return [{ what: words.join('，').slice(0, 500), ...(on && { on }), ...(status !== undefined && { status }) }];
}

/** A plan of care. */
export function readCarePlan(told: CarePlan, context: ReadContext): Reading {
  if (told.status === 'entered-in-error') return nothing();
  const title = told.title ?? wordsOf(told.category?.[0]) ?? told.description;
  if (title === undefined)
    return unreadable({
      code: 'required',
      path: ['title'],
      diagnostics: 'A plan needs a title, a category or a description.',
    });
  const moment = firstMoment(told.created, told.period?.start);
  const [startsOn, endsOn] = [dayTold(told.period?.start), dayTold(told.period?.end)];
  const note = [told.description === title ? undefined : told.description, noteOf(told.note)].filter(
    (part) => part !== undefined,
  );
  const payload: CarePlanPayload = {
    title: title.slice(0, 500),
    status: told.status,
    ...(startsOn && { startsOn }),
    ...(endsOn && { endsOn }),
    activities: (told.activity ?? []).flatMap(activityOf),
    ...(note.length > 0 && { note: note.join('\n').slice(0, 20_000) }),
  };
  const by = performersOf(told.author ? [told.author] : [], context);
  return reading(
    {
      table: 'entry',
      kind: 'care-plan',
      happenedOn: moment?.on ?? context.today,
      happenedAt: moment?.at ?? null,
      ...by,
      payload,
    },
    ...(moment ? [] : ['No day was told: it stands under the day it was received.']),
  );
}

import type { EncounterPayload } from '@kangban/contract/record/payloads';
import type { ConceptLike } from '@kangban/domain/terminology/types';
import { isObject } from '../resource';
import type { Appointment, CarePlan, Encounter } from '../schema/care';
import { CodeableConcept } from '../schema/datatypes';
import { timingWords } from './medication';
import { given, nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { dayTold, firstMoment, momentOf, noteOfDay, standing } from './when';
import { calledBy, conceptFrom, conceptsFrom, noteOf, performersOf, wordsOf } from './words';

const WORDS_MAX = 500;

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

function payloadOfVisit(told: Encounter, context: ReadContext): Record<string, unknown> {
  const kind = CLASSES[told.class.code ?? ''] ?? 'other';
  const isStay = kind === 'inpatient';
  return given({
    class: kind,
    department: wordsOf(told.serviceType) ?? wordsOf(told.type?.[0]),
    reasons: conceptsFrom(told.reasonCode),
    diagnoses: diagnosesOf(told, context),
    admittedOn: isStay ? dayTold(told.period?.start) : undefined,
    dischargedOn: isStay ? dayTold(told.period?.end) : undefined,
  });
}

/** One visit or one stay. */
export function readEncounter(told: Encounter, context: ReadContext): Reading {
  if (!HAPPENED.includes(told.status))
    return nothing(...(told.status === 'planned' ? ['A visit that is planned is no visit yet: kept, not shown.'] : []));
  const moment = firstMoment(told.period?.start, told.period?.end);
  if (!moment)
    return unreadable({ code: 'required', path: ['period', 'start'], diagnostics: 'A visit needs the day it began.' });
  const people = (told.participant ?? []).flatMap(({ individual }) => individual ?? []);
  const { practitioner, institution } = performersOf(people, context);
  return reading({
    table: 'entry',
    kind: 'encounter',
    ...standing(moment, context),
    practitioner,
    institution: calledBy(told.serviceProvider, context) ?? institution,
    payload: payloadOfVisit(told, context),
  });
}

const APPOINTMENT_STATUS = { 'checked-in': 'arrived' } as const;

function payloadOfPlace(told: Appointment): Record<string, unknown> {
  const named = [told.description, ...(told.serviceType ?? []).map(wordsOf), wordsOf(told.appointmentType)];
  const department = wordsOf(told.specialty?.[0]);
  const what = [...named, ...(told.reasonCode ?? []).map(wordsOf), department, '预约'].find(
    (words) => words !== undefined,
  );
  const note = [told.patientInstruction, told.comment].filter((part) => part !== undefined).join('\n');
  return given({
    what: what?.slice(0, WORDS_MAX),
    status: told.status === 'checked-in' ? APPOINTMENT_STATUS[told.status] : told.status,
    startsAt: told.start,
    department,
    note: note === '' ? undefined : note,
  });
}

/** A place at an institution whose slots are not ours. */
export function readAppointment(told: Appointment, context: ReadContext): Reading {
  if (told.status === 'entered-in-error') return nothing();
  const moment = momentOf(told.start);
  if (!moment)
    return unreadable({ code: 'required', path: ['start'], diagnostics: 'An appointment needs the time it starts.' });
  const others = told.participant.flatMap(({ actor }) => actor ?? []);
  return reading({
    table: 'entry',
    kind: 'appointment-elsewhere',
    ...standing(moment, context),
    ...performersOf(others, context),
    payload: payloadOfPlace(told),
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

const statusWords = (status: string | undefined): string | undefined =>
  status !== undefined && isShownStatus(status) ? ACTIVITY_STATUS[status] : undefined;

function activityOf({ detail, reference }: ActivityTold): Record<string, unknown>[] {
  if (!detail) return reference?.display === undefined ? [] : [{ what: reference.display.slice(0, WORDS_MAX) }];
  if (detail.status === 'entered-in-error') return [];
  const named = detail.description ?? wordsOf(detail.code) ?? reference?.display;
  const words = [named, detail.scheduledString, timingWords(detail.scheduledTiming)].filter(
    (part) => part !== undefined,
  );
  if (words.length === 0) return [];
  const on = dayTold(detail.scheduledPeriod?.start);
  return [given({ what: words.join('，').slice(0, WORDS_MAX), on, status: statusWords(detail.status) })];
}

function payloadOfPlan(told: CarePlan, title: string): Record<string, unknown> {
  const description = told.description === title ? undefined : told.description;
  const note = [description, noteOf(told.note)].filter((part) => part !== undefined).join('\n');
  return given({
    title: title.slice(0, WORDS_MAX),
    status: told.status,
    startsOn: dayTold(told.period?.start),
    endsOn: dayTold(told.period?.end),
    activities: (told.activity ?? []).flatMap(activityOf),
    note: note === '' ? undefined : note.slice(0, 20_000),
  });
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
  return reading(
    {
      table: 'entry',
      kind: 'care-plan',
      ...standing(moment, context),
      ...performersOf(told.author ? [told.author] : [], context),
      payload: payloadOfPlan(told, title),
    },
    ...noteOfDay(moment),
  );
}

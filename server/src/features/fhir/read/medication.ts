import type { MedicationPayload } from '@kangban/contract/record/payloads';
import type { ConceptLike } from '@kangban/domain/terminology/types';
import { isObject } from '../resource';
import type { MedicationStatement } from '../schema/care';
import { CodeableConcept, type Dosage, type Timing } from '../schema/datatypes';
import { given, nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { dayTold, firstMoment, noteOfDay, standing } from './when';
import { calledBy, conceptFrom, noteOf, performersOf, quantityWords, wordsOf } from './words';

const STATUS = {
  active: 'active',
  completed: 'completed',
  stopped: 'stopped',
  'on-hold': 'on-hold',
  intended: 'intended',
  'not-taken': 'not-taken',
  unknown: 'unknown',
} as const;

const UNITS = { s: '秒', min: '分钟', h: '小时', d: '天', wk: '周', mo: '月', a: '年' } as const;

/** 每1天2次; the words of its code where it has one. */
export function timingWords(timing: Timing | undefined): string | undefined {
  if (!timing) return undefined;
  const code = wordsOf(timing.code);
  if (code !== undefined) return code;
  const { frequency, period, periodUnit } = timing.repeat ?? {};
  if (period === undefined || periodUnit === undefined) return undefined;
  return `每${period}${UNITS[periodUnit]}${frequency ?? 1}次`;
}

const joined = (parts: readonly (string | undefined)[]): string | undefined => {
  const told = [...new Set(parts.filter((part) => part !== undefined && part !== ''))];
  return told.length === 0 ? undefined : told.join('；').slice(0, 500);
};

const amountWords = ({ doseAndRate, text }: Dosage): string | undefined => {
  const told = doseAndRate?.map(({ doseQuantity }) => doseQuantity && quantityWords(doseQuantity));
  return joined(told ?? []) ?? text;
};

function dosageOf(told: readonly Dosage[] | undefined): Pick<MedicationPayload, 'dose' | 'frequency' | 'route'> {
  const dosages = told ?? [];
  return given({
    dose: joined(dosages.map(amountWords)),
    frequency: joined(dosages.map(({ timing }) => timingWords(timing))),
    route: joined(dosages.map((dosage) => wordsOf(dosage.route))),
  });
}

/** What is taken: the concept, or that of the contained Medication, or the words of the reference. */
function drugOf(told: MedicationStatement, context: ReadContext): ConceptLike | undefined {
  if (told.medicationCodeableConcept) return conceptFrom(told.medicationCodeableConcept);
  const reference = told.medicationReference;
  const drug = reference?.reference === undefined ? undefined : context.find(reference.reference);
  const code = isObject(drug) ? CodeableConcept.safeParse(drug.code) : undefined;
  if (code?.success) return conceptFrom(code.data);
  const words = calledBy(reference, context);
  return words === undefined ? undefined : { text: words, coding: [], known: false };
}

const notesOf = (told: MedicationStatement): string | undefined =>
  joined([
    noteOf(told.note),
    ...(told.statusReason ?? []).map(wordsOf),
    ...(told.dosage ?? []).flatMap((dosage) => [
      dosage.patientInstruction,
      amountWords(dosage) === dosage.text ? undefined : dosage.text,
    ]),
  ]);

function payloadOf(told: MedicationStatement, what: ConceptLike): Record<string, unknown> {
  const { effectivePeriod: period, effectiveDateTime, reasonCode } = told;
  return given({
    what,
    status: STATUS[told.status === 'entered-in-error' ? 'unknown' : told.status],
    ...dosageOf(told.dosage),
    startsOn: dayTold(period?.start ?? effectiveDateTime),
    endsOn: dayTold(period?.end),
    reason: reasonCode?.[0] && conceptFrom(reasonCode[0]),
    note: notesOf(told),
  });
}

/** A medicine as somebody takes or took it. */
export function readMedication(told: MedicationStatement, context: ReadContext): Reading {
  if (told.status === 'entered-in-error') return nothing();
  const what = drugOf(told, context);
  if (!what)
    return unreadable({
      code: 'required',
      path: ['medication'],
      diagnostics:
        'Which medicine: medicationCodeableConcept, or a reference with a display or to a contained Medication.',
    });
  const moment = firstMoment(told.dateAsserted, told.effectiveDateTime, told.effectivePeriod?.start);
  return reading(
    {
      table: 'entry',
      kind: 'medication',
      ...standing(moment, context),
      ...performersOf(told.informationSource ? [told.informationSource] : [], context),
      payload: payloadOf(told, what),
    },
    ...noteOfDay(moment),
  );
}

import { findVaccine } from '@kangban/domain/immunization/vaccine-table';
import type { Immunization } from '../schema/clinical';
import type { CodeableConcept } from '../schema/datatypes';
import { vaccineOfCvx } from './vaccine-codes-table';
import { type DoseRow, nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { momentOf } from './when';
import { calledBy, performersOf } from './words';

const CVX = /(sid\/cvx|2\.16\.840\.1\.113883\.12\.292)$/i;

/** Our code of a vaccine; the source's own words where none of its codes and names is known here. */
function vaccineFrom({ coding, text }: CodeableConcept): { vaccine: string; isKnown: boolean } {
  const codings = coding ?? [];
  const byCvx = codings.flatMap(({ system, code }) => (CVX.test(system ?? '') ? (vaccineOfCvx(code ?? '') ?? []) : []));
  const names = [
    text,
    ...codings.flatMap(({ system, code, display }) => [display, CVX.test(system ?? '') ? undefined : code]),
  ];
  const byName = names.flatMap((name) => (name === undefined ? [] : (findVaccine(name)?.code ?? [])));
  const [known] = [...byName, ...byCvx];
  if (known !== undefined) return { vaccine: known, isKnown: true };
  const words = names.find((name) => name !== undefined) ?? '疫苗';
  return { vaccine: words.slice(0, 60), isKnown: false };
}

function doseLabelOf({ protocolApplied }: Immunization): string | null {
  const [first] = protocolApplied ?? [];
  const told = first?.doseNumberPositiveInt ?? first?.doseNumberString;
  if (told === undefined) return null;
  return (typeof told === 'number' ? `第${told}剂` : told).slice(0, 20);
}

function rowOf(told: Immunization, context: ReadContext): Omit<DoseRow, 'vaccine' | 'givenOn'> {
  const by = performersOf(
    (told.performer ?? []).map(({ actor }) => actor),
    context,
  );
  const place = by.institution ?? calledBy(told.location, context);
  return {
    table: 'dose',
    doseLabel: doseLabelOf(told),
    lot: told.lotNumber?.slice(0, 40) ?? null,
    manufacturer: calledBy(told.manufacturer, context)?.slice(0, 80) ?? null,
    siteName: place?.slice(0, 60) ?? null,
  };
}

/** A dose given. One that was not given is kept with its reason and is no dose. */
export function readImmunization(told: Immunization, context: ReadContext): Reading {
  if (told.status === 'entered-in-error') return nothing();
  if (told.status === 'not-done') return nothing('A dose that was not given is kept and is not counted as given.');
  const moment = momentOf(told.occurrenceDateTime);
  if (!moment)
    return unreadable({
      code: 'required',
      path: ['occurrenceDateTime'],
      diagnostics: 'A dose needs the day it was given; words or a month alone cannot be counted.',
    });
  const { vaccine, isKnown } = vaccineFrom(told.vaccineCode);
  return reading(
    { ...rowOf(told, context), vaccine, givenOn: moment.on },
    ...(isKnown
      ? []
      : ['No code of this vaccine is known here: it is shown in these words and counts for no schedule.']),
  );
}

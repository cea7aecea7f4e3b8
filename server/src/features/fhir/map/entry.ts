import type { MapContext } from './actors';
import { allergyOf, conditionOf, measuringOf, medicationOf, reportOf } from './clinical';
import { encounterOf, maternalVisitOf } from './encounter';
import { type EntryFacts, isKind } from './entry-facts';
import { formOf } from './form';
import { carePlanOf, elsewhereOf } from './planned';
import type { Served } from './resource';
import { screeningOf } from './screening';

function clinicalOf(entry: EntryFacts, context: MapContext): Served[] | undefined {
  if (isKind(entry, 'lab-report') || isKind(entry, 'imaging-report')) return reportOf(entry, context);
  if (isKind(entry, 'observation')) return measuringOf(entry, context);
  if (isKind(entry, 'condition')) return conditionOf(entry, context);
  if (isKind(entry, 'medication')) return medicationOf(entry, context);
  if (isKind(entry, 'allergy')) return allergyOf(entry, context);
  if (isKind(entry, 'encounter')) return encounterOf(entry, context);
  return undefined;
}

function otherOf(entry: EntryFacts, context: MapContext): Served[] | undefined {
  if (isKind(entry, 'basic-information') || isKind(entry, 'checkup') || isKind(entry, 'follow-up'))
    return formOf(entry, context);
  if (isKind(entry, 'screening')) return screeningOf(entry, context);
  if (isKind(entry, 'maternal-visit')) return maternalVisitOf(entry, context);
  if (isKind(entry, 'care-plan')) return carePlanOf(entry, context);
  if (isKind(entry, 'appointment-elsewhere')) return elsewhereOf(entry, context);
  return undefined;
}

/** The resources of one entry: its own under the entry's id, its parts under the same with what they are. */
export const entryResources = (entry: EntryFacts, context: MapContext): Served[] =>
  clinicalOf(entry, context) ?? otherOf(entry, context) ?? [];

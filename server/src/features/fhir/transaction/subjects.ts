import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { FhirResource } from '../resource';
import { isObject } from '../resource';
import { SUBJECT_OF, type SystemType } from '../schema/types';
import type { Findings } from './faults';
import type { Lead } from './resolve';
import type { Leads } from './settle';
import type { HeadRow } from './resource-store';
import { type Target, writes } from './target';

/** Whose a resource is: a Patient of this request, or one sent before. */
export type Subject = { target: Target } | { head: HeadRow };

const typeOfLead = (lead: Lead): string => {
  if (lead === 'outside') return '';
  return 'target' in lead ? lead.target.ask.type : lead.head.type;
};

const textOf = (reference: unknown): string | undefined =>
  isObject(reference) && typeof reference.reference === 'string' ? reference.reference : undefined;

/** The references that may say whose it is: subject, patient, or the participants of an appointment. */
function candidates(
  type: SystemType,
  resource: FhirResource,
): { text: string | undefined; path: (string | number)[] }[] {
  const element = SUBJECT_OF[type];
  if (element === null) return [];
  const value = resource[element];
  if (!Array.isArray(value)) return [{ text: textOf(value), path: [element, 'reference'] }];
  return value.map((one: unknown, index) => ({
    text: isObject(one) ? textOf(one.actor) : undefined,
    path: [element, index, 'actor', 'reference'],
  }));
}

function subjectOf(target: Target, leads: Leads, findings: Findings): Subject | undefined {
  const { type, resource } = target.ask;
  if (!resource) return undefined;
  const told = candidates(type, resource);
  const subject = told
    .map(({ text }) => (text === undefined ? undefined : leads.get(target)?.get(text)))
    .find((lead) => lead !== undefined && typeOfLead(lead) === 'Patient');
  if (typeof subject === 'object') return subject;
  if (!findings.isFaulty(target.ask))
    findings.flaw(target.ask, {
      code: 'required',
      path: told[0]?.path ?? [],
      diagnostics: 'Whose it is: a reference to a Patient of this request or one sent before.',
    });
  return undefined;
}

/** Finds whose each written resource is; a clinical resource that is nobody's is a fault. */
export function subjectsOf(targets: readonly Target[], leads: Leads, findings: Findings): Map<Target, Subject> {
  const found = new Map<Target, Subject>();
  for (const target of targets) {
    const { type } = target.ask;
    const isOwned = SUBJECT_OF[type] !== null && writes(target);
    const subject = type === 'Patient' ? { target } : isOwned ? subjectOf(target, leads, findings) : undefined;
    if (subject) found.set(target, subject);
  }
  return found;
}

/** The name of a Patient. */
export const patientIdOf = (subject: Subject | undefined): string | null => {
  if (!subject) return null;
  return 'target' in subject ? subject.target.id : subject.head.id;
};

/** Day of birth as the Patient says it. */
export function birthDateOf(
  subject: Subject | undefined,
  open: (head: HeadRow) => FhirResource,
): PlainDate | undefined {
  if (!subject) return undefined;
  const resource =
    'target' in subject
      ? (subject.target.body ?? (subject.target.head && open(subject.target.head)))
      : open(subject.head);
  return typeof resource?.birthDate === 'string' ? parsePlainDate(resource.birthDate) : undefined;
}

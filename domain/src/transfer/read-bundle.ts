import { parsePlainDate } from '../shared/plain-date';
import { CONCEPTS } from './codes';
import { listAt, textAt, valueAt } from './json';
import { type Find, ownCode, readExamination, Unreadable } from './read-observations';
import type { TransferConsent, TransferredChild, TransferredExamination, VisionTransfer } from './types';
import { COUNTY_SYSTEM, MASKED_ID_SYSTEM, TRANSFER_FORMAT } from './write-bundle';

/** More examinations than a childhood has are no vision file. */
const EXAMINATIONS_MAX = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

/** `not-a-package`: something else than a vision file of ours. `unreadable`: one, but not whole; `where` names the place. */
export interface TransferProblem {
  problem: 'not-a-package' | 'unreadable';
  where: string;
}

const must = <T>(value: T | undefined, where: string): T => {
  if (value === undefined) throw new Unreadable(where);
  return value;
};
const matching = (text: string | undefined, pattern: RegExp): string | undefined =>
  text !== undefined && pattern.test(text) ? text : undefined;

const valueOfSystem = (identifiers: readonly unknown[], system: string): string | undefined =>
  identifiers.filter((one) => textAt(one, ['system']) === system).map((one) => textAt(one, ['value']))[0];

function readChild(patient: unknown): TransferredChild {
  const sex = textAt(patient, ['gender']);
  return {
    name: must(textAt(patient, ['name', 0, 'text'], 50), 'Patient.name'),
    sex: must(sex === 'male' || sex === 'female' ? sex : undefined, 'Patient.gender'),
    birthDate: must(parsePlainDate(textAt(patient, ['birthDate']) ?? ''), 'Patient.birthDate'),
    idMasked: valueOfSystem(listAt(patient, 'identifier'), MASKED_ID_SYSTEM) ?? null,
  };
}

function readConsent(consent: unknown): TransferConsent {
  return {
    version: must(textAt(consent, ['policyRule', 'text']), 'Consent.policyRule'),
    agreedAt: must(matching(textAt(consent, ['dateTime']), INSTANT), 'Consent.dateTime'),
    by: must(textAt(consent, ['performer', 0, 'display']), 'Consent.performer'),
  };
}

interface Parts {
  resources: readonly unknown[];
  find: Find;
}

function partsOf(bundle: unknown): Parts {
  const entries = listAt(bundle, 'entry');
  const byAddress = new Map(entries.map((entry) => [textAt(entry, ['fullUrl']), valueAt(entry, 'resource')]));
  return {
    resources: entries.map((entry) => valueAt(entry, 'resource')),
    find: (reference) => byAddress.get(reference),
  };
}

const ofType = ({ resources }: Parts, type: string): unknown =>
  resources.find((resource) => textAt(resource, ['resourceType']) === type);

function readReceiver(parts: Parts): string {
  const agents = listAt(ofType(parts, 'Provenance'), 'agent');
  const receiver = agents.find((agent) => textAt(agent, ['type', 'coding', 0, 'code']) === 'IRCP');
  return must(textAt(receiver, ['who', 'display']), 'Provenance.agent');
}

function readExaminations(composition: unknown, { find }: Parts, child: TransferredChild): TransferredExamination[] {
  const sections = listAt(composition, 'section');
  if (sections.length > EXAMINATIONS_MAX) throw new Unreadable('Composition.section');
  const examinations = sections.map((section) =>
    readExamination(find(textAt(section, ['entry', 0, 'reference'])), find),
  );
  const ids = new Set(examinations.map(({ examinationId }) => examinationId));
  if (ids.size < examinations.length) throw new Unreadable('Composition.section');
  for (const { examinedOn, examinationId } of examinations)
    if (examinedOn < child.birthDate || !UUID.test(examinationId)) throw new Unreadable(`Observation ${examinationId}`);
  return examinations;
}

function readTransfer(bundle: unknown, parts: Parts, composition: unknown): VisionTransfer {
  const issuer = parts.find(textAt(composition, ['custodian', 'reference']));
  const child = readChild(parts.find(textAt(composition, ['subject', 'reference'])));
  const transferId = textAt(bundle, ['identifier', 'value'])?.replace(/^urn:uuid:/, '');
  return {
    transferId: must(matching(transferId, UUID), 'Bundle.identifier'),
    issuedAt: must(matching(textAt(bundle, ['timestamp']), INSTANT), 'Bundle.timestamp'),
    issuer: {
      countyCode: must(
        matching(valueOfSystem(listAt(issuer, 'identifier'), COUNTY_SYSTEM), /^\d{6}$/),
        'Organization.identifier',
      ),
      name: must(textAt(issuer, ['name']), 'Organization.name'),
    },
    receiver: readReceiver(parts),
    consent: readConsent(ofType(parts, 'Consent')),
    child,
    examinations: readExaminations(composition, parts, child),
  };
}

/**
 * Reads a FHIR Bundle as the vision file it carries: the way back from writeBundle. What is not there as it should be makes the whole
 * package unreadable, so that nothing is taken over by halves. Whether it may be believed is decided before, by its signature.
 */
export function readBundle(bundle: unknown): VisionTransfer | TransferProblem {
  const parts = partsOf(bundle);
  const composition = parts.resources[0];
  const format = textAt(composition, ['meta', 'tag', 0, 'code']);
  if (textAt(bundle, ['resourceType']) !== 'Bundle' || format !== TRANSFER_FORMAT)
    return { problem: 'not-a-package', where: 'Composition.meta' };
  if (ownCode(valueAt(composition, 'type')) !== CONCEPTS.file.own)
    return { problem: 'not-a-package', where: 'Composition.type' };
  try {
    return readTransfer(bundle, parts, composition);
  } catch (error) {
    if (error instanceof Unreadable) return { problem: 'unreadable', where: error.message };
    throw error;
  }
}

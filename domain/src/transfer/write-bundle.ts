import { codeable, CONCEPTS } from './codes';
import type { JsonObject } from './json';
import type { TransferredChild, VisionTransfer } from './types';
import { type Entry, writeExamination } from './write-observations';

/** Which reader a package needs: raised when an older one could misread it. */
export const TRANSFER_FORMAT = 'urn:kangban:transfer:vision:1';
export const COUNTY_SYSTEM = 'urn:kangban:county';
export const MASKED_ID_SYSTEM = 'urn:kangban:id-card:masked';

const AGENT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
const RECEIVER = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';

const refTo = (uuid: string): JsonObject => ({ reference: `urn:uuid:${uuid}` });

function patientOf(child: TransferredChild, uuid: string): Entry {
  return {
    uuid,
    resource: {
      resourceType: 'Patient',
      id: uuid,
      ...(child.idMasked !== null && {
        identifier: [{ system: MASKED_ID_SYSTEM, type: { text: '身份证号（已遮住中间）' }, value: child.idMasked }],
      }),
      name: [{ use: 'official', text: child.name }],
      gender: child.sex,
      birthDate: child.birthDate,
    },
  };
}

function issuerOf({ issuer }: VisionTransfer, uuid: string): Entry {
  const identifier = [{ system: COUNTY_SYSTEM, value: issuer.countyCode }];
  return { uuid, resource: { resourceType: 'Organization', id: uuid, identifier, name: issuer.name } };
}

function consentOf({ consent }: VisionTransfer, uuid: string, patient: JsonObject): Entry {
  return {
    uuid,
    resource: {
      resourceType: 'Consent',
      id: uuid,
      status: 'active',
      scope: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
      },
      category: [codeable(CONCEPTS.consent)],
      patient,
      dateTime: consent.agreedAt,
      performer: [{ display: consent.by }],
      policyRule: { text: consent.version },
    },
  };
}

interface Ids {
  composition: string;
  patient: string;
  issuer: string;
  consent: string;
  provenance: string;
}

function compositionOf(transfer: VisionTransfer, ids: Ids): Entry {
  const { issuedAt, examinations, receiver } = transfer;
  const author = refTo(ids.issuer);
  return {
    uuid: ids.composition,
    resource: {
      resourceType: 'Composition',
      id: ids.composition,
      meta: { tag: [{ system: 'urn:kangban:format', code: TRANSFER_FORMAT }] },
      status: 'final',
      type: codeable(CONCEPTS.file),
      subject: refTo(ids.patient),
      date: issuedAt,
      author: [author],
      custodian: author,
      title: `儿童视力档案，转给${receiver}`,
      section: examinations.map(({ examinationId, examinedOn, institution }) => ({
        title: `${examinedOn} ${institution}`,
        entry: [refTo(examinationId)],
      })),
    },
  };
}

function provenanceOf(transfer: VisionTransfer, ids: Ids): Entry {
  return {
    uuid: ids.provenance,
    resource: {
      resourceType: 'Provenance',
      id: ids.provenance,
      target: [refTo(ids.composition)],
      recorded: transfer.issuedAt,
      policy: [`urn:kangban:consent:${transfer.consent.version}`],
      agent: [
        { type: { coding: [{ system: AGENT, code: 'author' }] }, who: refTo(ids.issuer) },
        { type: { coding: [{ system: RECEIVER, code: 'IRCP' }] }, who: { display: transfer.receiver } },
      ],
    },
  };
}

/**
 * A vision file as a FHIR R4 document: Composition, Patient, the signing county's Organization, the consent, each examination as
 * Observations, and where it comes from. The signature is put on it afterwards (Bundle.signature).
 * @param newId - gives a fresh UUID for each resource that has none of its own
 */
export function writeBundle(transfer: VisionTransfer, newId: () => string): JsonObject {
  const ids: Ids = {
    composition: newId(),
    patient: newId(),
    issuer: newId(),
    consent: newId(),
    provenance: newId(),
  };
  const patient = refTo(ids.patient);
  const entries = [
    compositionOf(transfer, ids),
    patientOf(transfer.child, ids.patient),
    issuerOf(transfer, ids.issuer),
    consentOf(transfer, ids.consent, patient),
    ...transfer.examinations.flatMap((examination) => writeExamination(examination, { patient, newId })),
    provenanceOf(transfer, ids),
  ];
  return {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${transfer.transferId}` },
    type: 'document',
    timestamp: transfer.issuedAt,
    entry: entries.map(({ uuid, resource }) => ({ fullUrl: `urn:uuid:${uuid}`, resource })),
  };
}

import { ACTION_WORDS, type AuditAction } from '@kangban/domain/audit/sentences';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { AuditEvent, Consent, Provenance } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { concept, hl7, hl7Concept, SYSTEM } from './codes';
import { metaOf, type Served } from './resource';

/** The newest word on a consent. */
export interface ConsentFacts {
  id: string;
  kind: string;
  title: string;
  version: string;
  given: boolean;
  saidAt: Date;
  endsOn: PlainDate | null;
}

/** A consent as it stands: every yes and no is kept, the newest of a kind decides. */
export function consentOf(row: ConsentFacts, { patient }: Pick<MapContext, 'patient'>): Consent & Served {
  return {
    resourceType: 'Consent',
    id: row.id,
    meta: metaOf({ recordedAt: row.saidAt }),
    status: row.given ? 'active' : 'inactive',
    scope: hl7Concept('consentscope', 'patient-privacy'),
    category: [concept('urn:kangban:code:consent', row.kind, row.title)],
    patient,
    dateTime: row.saidAt.toISOString(),
    policy: [{ uri: `urn:kangban:consent:${row.version}` }],
    policyRule: { text: row.version },
    provision: {
      type: row.given ? 'permit' : 'deny',
      ...(row.endsOn !== null && { period: { end: row.endsOn } }),
    },
  };
}

export interface AuditFacts {
  id: string;
  at: Date;
  actorKind: 'account' | 'staff' | 'system';
  action: string;
  rightKind: string;
  siteId: string | null;
  siteName: string | null;
}

const WHO = { account: '家人的手机', staff: '工作人员', system: '系统' } as const;
const isAction = (action: string): action is AuditAction => Object.hasOwn(ACTION_WORDS, action);
const WRITES = /-(recorded|corrected|booked|moved|cancelled|written|marked|sent|received|changed)$/;

/** One line of 谁看过我的档案: who by right and place, never by name. */
export function auditOf(row: AuditFacts, { patient, actors }: MapContext): AuditEvent & Served {
  const clinic = actors.organization(row.siteId, row.siteName);
  const words = isAction(row.action) ? ACTION_WORDS[row.action].did : row.action;
  return {
    resourceType: 'AuditEvent',
    id: row.id,
    meta: metaOf({ recordedAt: row.at }),
    type: { system: hl7('audit-event-type'), code: 'rest' },
    subtype: [{ system: SYSTEM.action, code: row.action, display: words }],
    action: WRITES.test(row.action) ? 'U' : 'R',
    recorded: row.at.toISOString(),
    outcome: '0',
    agent: [
      {
        ...(clinic && { who: clinic }),
        altId: row.rightKind,
        name: WHO[row.actorKind],
        requestor: true,
      },
    ],
    source: { observer: { display: '康伴' } },
    entity: [{ what: patient }],
  };
}

/** What rows of one source have in common. */
export interface SourceFacts {
  source: string;
  institution: { reference?: string; display?: string } | undefined;
  recordedAt: Date;
  targets: readonly string[];
}

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  clinic: '门诊记的',
  desk: '门诊记的',
  registry: '登记系统',
  import: '文件导入',
  fhir: '医院系统送来的',
  resident: '本人记的',
  home: '家里记的',
  device: '仪器记的',
  transfer: '别的县转来的',
};

/** Where resources come from: one statement for all of one source and institution. */
export function provenanceOf(
  { source, institution, recordedAt, targets }: SourceFacts,
  told: { id: string; patient: MapContext['patient'] },
): Provenance & Served {
  const words = SOURCE_WORDS[source] ?? source;
  return {
    resourceType: 'Provenance',
    id: told.id,
    meta: metaOf({ recordedAt }),
    target: targets.map((reference) => ({ reference })),
    recorded: recordedAt.toISOString(),
    activity: concept(SYSTEM.source, source, words),
    agent: [
      {
        type: hl7Concept(
          'provenance-participant-type',
          source === 'import' || source === 'fhir' ? 'transmitter' : 'author',
        ),
        who: institution ?? (source === 'resident' || source === 'home' ? told.patient : { display: words }),
      },
    ],
  };
}

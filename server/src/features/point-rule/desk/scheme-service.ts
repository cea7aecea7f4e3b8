import type { SchemeDraft, SchemeVersion } from '@kangban/contract/point-rule-desk';
import { SchemeDocument } from '@kangban/contract/point-scheme';
import { checkScheme } from '@kangban/domain/point-rule/check-scheme';
import { schemeOn } from '@kangban/domain/point-rule/scheme-on';
import { SCHEME_TEMPLATES } from '@kangban/domain/point-rule/schemes';
import type { Scheme } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import { isRefused, type Refused, refuse } from '../../../http/refusal';
import type { StaffSession } from '../../../plugins/tokens';
import { loadStaff, type StaffRow } from '../../staff/service';
import {
  type DraftRow,
  findDraft,
  insertDraft,
  insertVersion,
  listDrafts,
  listTownships,
  listVersions,
  type VersionRow,
} from '../scheme-store';

/** Rules are made by the county, never by a clinic. */
export async function administrator(deps: Deps, who: StaffSession): Promise<StaffRow | Refused> {
  const member = await loadStaff(deps, who);
  if (isRefused(member)) return member;
  return member.role === 'county-admin' ? member : refuse('forbidden');
}

// A document of ours and one of the contract differ in what may be changed in place; the contract's parser gives its own.
const documentView = (document: Scheme): SchemeDocument => SchemeDocument.parse(document);

function versionView(row: VersionRow, inForce: boolean): SchemeVersion {
  return {
    schemeId: row.document.schemeId,
    version: row.version,
    validFrom: row.validFrom,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedBy,
    inForce,
    document: documentView(row.document),
  };
}

const draftView = ({ draftId, schemeId, savedAt, document }: DraftRow): SchemeDraft => ({
  draftId,
  schemeId,
  savedAt: savedAt.toISOString(),
  document: documentView(document),
  faults: checkScheme(document),
});

/** Whether a version counts for anybody on a day: for the county, or for a township it names. */
function isInForce(row: VersionRow, all: readonly VersionRow[], day: PlainDate): boolean {
  const townships = row.document.townships ?? [''];
  return townships.some((township) => schemeOn(all, { day, township }) === row);
}

/** Every version and draft of the county, and the documents to start from. */
export async function schemesOf(deps: Deps, who: StaffSession) {
  const member = await administrator(deps, who);
  if (isRefused(member)) return member;
  const [versions, drafts, townships] = await Promise.all([
    listVersions(deps.db.pool, member.countyCode),
    listDrafts(deps.db.pool, member.countyCode),
    listTownships(deps.db.pool, member.countyCode),
  ]);
  const today = deps.clock.today();
  return {
    versions: versions.map((row) => versionView(row, isInForce(row, versions, today))),
    drafts: drafts.map(draftView),
    templates: SCHEME_TEMPLATES.map(documentView),
    townships,
    mayEdit: true,
  };
}

/** Keeps a draft. A fault may stand in it until it is published. */
export async function saveDraft(
  deps: Deps,
  who: StaffSession,
  { schemeId, document }: { schemeId: string; document: SchemeDocument },
): Promise<SchemeDraft | Refused> {
  const member = await administrator(deps, who);
  if (isRefused(member)) return member;
  if (document.schemeId !== schemeId)
    return refuse('bad-input', { fields: [{ path: '/document/schemeId', message: 'is another scheme' }] });
  const row = { draftId: uuidV7(), schemeId, document, savedAt: deps.clock.now() };
  await insertDraft(deps.db.pool, member.countyCode, { ...row, savedBy: member.staffId });
  return draftView(row);
}

/** The newest draft of a scheme, when it is the one that was looked at and nothing is wrong with it. */
export async function soundDraft(
  deps: Deps,
  countyCode: string,
  { schemeId, draftId }: { schemeId: string; draftId: string },
): Promise<DraftRow | Refused> {
  const draft = await findDraft(deps.db.pool, countyCode, schemeId);
  if (!draft) return refuse('not-found');
  if (draft.draftId !== draftId) return refuse('scheme-draft-old');
  const faults = checkScheme(draft.document);
  if (faults.length === 0) return draft;
  return refuse('scheme-has-faults', { fields: faults.map(({ path, text }) => ({ path, message: text })) });
}

/** Publishes a draft as the next version from a day on that is not past: rules never change behind anybody's back. */
export async function publish(
  deps: Deps,
  who: StaffSession,
  asked: { schemeId: string; draftId: string; validFrom: PlainDate },
): Promise<SchemeVersion | Refused> {
  const member = await administrator(deps, who);
  if (isRefused(member)) return member;
  const { countyCode, staffId } = member;
  const { schemeId, validFrom } = asked;
  if (validFrom < deps.clock.today()) return refuse('scheme-not-from-past');
  const draft = await soundDraft(deps, countyCode, asked);
  if (isRefused(draft)) return draft;
  const document: Scheme = { ...draft.document, validFrom };
  if (document.validTo !== null && document.validTo < validFrom)
    return refuse('scheme-has-faults', { fields: [{ path: 'validTo', message: '结束的日子比开始的早。' }] });
  const at = deps.clock.now();
  const version = await deps.db.transaction((client) =>
    insertVersion(client, countyCode, { schemeId, validFrom, document, publishedBy: staffId, at }),
  );
  const all = await listVersions(deps.db.pool, countyCode);
  const row = all.find((one) => one.version === version && one.document.schemeId === schemeId);
  return row ? versionView(row, isInForce(row, all, deps.clock.today())) : refuse('not-found');
}

import type { FhirResource } from '../resource';
import type { Derived } from './derive';
import { identifierKeysOf } from './keys';
import { type HeadRow, type SavedHead, saveRows, saveVersions } from './resource-store';
import { sealBody } from './seal';
import { type Target, versionOf, writes } from './target';
import { NOWHERE, type Standing, type Writing } from './write';

/** What was deleted and comes again under its id is not what was once created: that may stand under another. */
const createdKeyOf = ({ deleted, createdKey }: HeadRow): string | null => (deleted ? null : createdKey);

interface Saving {
  writing: Writing;
  derived: Derived | undefined;
  standing: Standing;
  residentId: string | null;
}

const patientOf = (target: Target, derived: Derived | undefined): string | null =>
  (target.deed === 'delete' ? target.head?.patientId : derived?.patientId) ?? null;

const bodyOf = (target: Target): FhirResource | undefined => (target.deed === 'delete' ? undefined : target.body);

function savedHead(target: Target, { writing, derived, standing, residentId }: Saving): SavedHead {
  const { cipher } = writing.deps;
  const body = bodyOf(target);
  const sealed = body ? sealBody(cipher, body) : { body: null, sealed: null, sealedKeyId: null };
  return {
    type: target.ask.type,
    id: target.id,
    version: versionOf(target),
    deleted: body === undefined,
    residentId,
    patientId: patientOf(target, derived),
    identifiers: body ? identifierKeysOf(cipher, body) : [],
    partOf: derived?.partOf ?? [],
    createdKey: target.head ? createdKeyOf(target.head) : target.createdKey,
    contentKey: target.contentKey,
    ...standing,
    body: sealed.body,
    sealed: sealed.sealed?.toString('hex') ?? null,
    sealedKeyId: sealed.sealedKeyId,
  };
}

/** Writes new versions of what was written, and where the others that were touched now stand. */
export async function writeResources(
  writing: Writing,
  told: {
    targets: readonly Target[];
    standing: ReadonlyMap<Derived, Standing>;
    residents: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { client, caller, at } = writing;
  const byTarget = new Map(
    [...told.standing].map(([derived, standing]) => [derived.affected.target, { derived, standing }]),
  );
  const heads = told.targets.filter(writes).map((target) => {
    const { derived, standing = NOWHERE } = byTarget.get(target) ?? {};
    const patientId = derived?.patientId ?? target.head?.patientId ?? '';
    const residentId = told.residents.get(patientId) ?? target.head?.residentId ?? null;
    return savedHead(target, { writing, derived, standing, residentId });
  });
  await saveVersions(client, caller, { heads, at });
  const touched = [...told.standing].flatMap(([{ affected }, { rowKey, entryId, sensitive }]) =>
    affected.target ? [] : [{ type: affected.type, id: affected.id, rowKey, entryId, sensitive }],
  );
  await saveRows(client, caller, touched);
}

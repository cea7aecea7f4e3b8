import { PAYLOADS } from '@kangban/contract/record/payloads';
import type { z } from '@kangban/contract/zod';
import type { EntryKind } from '@kangban/domain/record/kinds';

/** A payload that fits its kind and version, with undeclared fields stripped; or where it does not fit. */
export type CheckedPayload = { payload: unknown } | { faults: { path: string; message: string }[] };

function schemaOf(kind: EntryKind, version: number): z.ZodMiniType | undefined {
  const versions: Readonly<Record<number, z.ZodMiniType>> = PAYLOADS[kind];
  return versions[version];
}

/** Checks a payload by the contract's schema of its kind and version: nothing else may be stored. */
export function checkPayload(kind: EntryKind, version: number, payload: unknown): CheckedPayload {
  const schema = schemaOf(kind, version);
  if (!schema) return { faults: [{ path: '', message: `no version ${version} of ${kind}` }] };
  const result = schema.safeParse(payload);
  if (result.success) return { payload: result.data };
  return {
    faults: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  };
}

import { ENTRY_KINDS } from '@kangban/domain/record/kinds';
import type { EntryPayloads } from '@kangban/domain/record/payloads';
import type { z } from '../zod';
import { PAYLOAD_VERSION, PAYLOADS } from './payloads';

type Kind = keyof EntryPayloads;
// Compiles only while what the schemas let in is what the rules read.
type Fits = { [K in Kind]: z.infer<(typeof PAYLOADS)[K][1]> extends EntryPayloads[K] ? true : K };
const FITS: Record<Kind, true> = Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, true])) as Fits;

test.each(ENTRY_KINDS)('%s has a schema of the version that is written', (kind) => {
  expect(FITS[kind]).toBe(true);
  expect(PAYLOADS[kind][PAYLOAD_VERSION].safeParse({}).success).toBe(false);
});

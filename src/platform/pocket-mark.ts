import { z } from '@kangban/contract/zod';
import { PERSONAL } from './session';
import { storageSlot } from './storage';

/** Whose emergency page is kept on this phone: only that there is one, so that pages without a line can lead to it. */
const slot = storageSlot(`${PERSONAL}pocket-kept`, 1, z.array(z.string()));

export const keptPockets = (): string[] => slot.read() ?? [];

export function markPocket(residentId: string): void {
  slot.write([...keptPockets().filter((id) => id !== residentId), residentId]);
}

/** How many are left. */
export function unmarkPocket(residentId: string): number {
  const left = keptPockets().filter((id) => id !== residentId);
  slot.write(left);
  return left.length;
}

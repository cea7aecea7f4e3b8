import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { insertOverride } from './override-store';

/** What a booking may bring along beside its place. */
export interface BroughtAlong {
  overrideReason?: string | undefined;
  doses: readonly { series: string; vaccine: string; dose: number }[];
}

/** Whether a part writes more than the one statement of a batch. */
export const needsTransaction = ({ overrideReason }: BroughtAlong): boolean => overrideReason !== undefined;

export interface Along {
  countyCode: string;
  appointmentId: string;
  part: BroughtAlong & { residentId: string };
  slot: { day: PlainDate };
  /** Who booked at the desk; undefined online. */
  staffId: string | undefined;
}

/** Writes what a booking brings along, in its transaction: why the rule was overridden. */
export async function writeAlong(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  { countyCode, appointmentId, part, staffId }: Along,
): Promise<void> {
  const reason = part.overrideReason;
  if (reason === undefined || staffId === undefined) return;
  await insertOverride(client, { countyCode, appointmentId, reason, staffId, at: deps.clock.now() });
}

import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/** Held redemptions end without having been used: `endTx` of each as the ledger answered. */
export async function endHeld(
  client: Transaction,
  countyCode: string,
  told: { state: 'voided' | 'expired'; at: Date; ends: readonly { redemptionId: string; endTx: string }[] },
): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE redemption x SET state = $2, ended_at = $3, end_tx = e.tx
       FROM unnest($4::uuid[], $5::uuid[]) AS e (id, tx)
      WHERE x.county_code = $1 AND x.redemption_id = e.id AND x.state = 'held'`,
    [
      countyCode,
      told.state,
      told.at,
      told.ends.map(({ redemptionId }) => redemptionId),
      told.ends.map(({ endTx }) => endTx),
    ],
  );
  return rowCount ?? 0;
}

export interface Confirmation {
  redemptionId: string;
  endTx: string;
  at: Date;
  on: PlainDate;
  staffId: string;
  way: 'digits' | 'qr' | 'id-card';
}

export async function commitHeld(client: Transaction, countyCode: string, told: Confirmation): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE redemption SET state = 'committed', ended_at = $3, end_tx = $4, confirmed_at = $3, confirmed_on = $5, confirmed_by = $6,
            confirmed_way = $7
      WHERE county_code = $1 AND redemption_id = $2 AND state = 'held'`,
    [countyCode, told.redemptionId, told.at, told.endTx, told.on, told.staffId, told.way],
  );
  return rowCount === 1;
}

export async function refundCommitted(
  client: Transaction,
  countyCode: string,
  told: { redemptionId: string; refundTx: string; reason: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE redemption SET state = 'refunded', refund_tx = $3, refund_reason = $4, ended_at = $5
      WHERE county_code = $1 AND redemption_id = $2 AND state = 'committed'`,
    [countyCode, told.redemptionId, told.refundTx, told.reason, told.at],
  );
  return rowCount === 1;
}

/** Notes that somebody looks at the code: only then six digits find it. */
export async function noteShown(
  client: Pick<Transaction, 'query'>,
  countyCode: string,
  told: { redemptionId: string; at: Date },
): Promise<void> {
  await client.query(
    `UPDATE redemption SET code_shown_at = $3 WHERE county_code = $1 AND redemption_id = $2 AND state = 'held'
        AND (code_shown_at IS NULL OR code_shown_at < $3)`,
    [countyCode, told.redemptionId, told.at],
  );
}

export async function setAppointment(
  client: Transaction,
  countyCode: string,
  told: { redemptionId: string; appointmentId: string },
): Promise<void> {
  await client.query('UPDATE redemption SET appointment_id = $3 WHERE county_code = $1 AND redemption_id = $2', [
    countyCode,
    told.redemptionId,
    told.appointmentId,
  ]);
}

export interface NewEvent {
  eventId: string;
  redemptionId: string;
  move: 'hold' | 'commit' | 'void' | 'expire' | 'refund' | 'join' | 'leave';
  byAccount?: string;
  byStaff?: string;
  details?: object;
  at: Date;
}

export async function insertEvents(
  client: Transaction,
  countyCode: string,
  events: readonly NewEvent[],
): Promise<void> {
  await client.query(
    `INSERT INTO redemption_event (county_code, event_id, redemption_id, move, by_account, by_staff, details, at)
     SELECT $1, e.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::jsonb[], $8::timestamptz[]) AS e`,
    [
      countyCode,
      events.map(({ eventId }) => eventId),
      events.map(({ redemptionId }) => redemptionId),
      events.map(({ move }) => move),
      events.map(({ byAccount }) => byAccount ?? null),
      events.map(({ byStaff }) => byStaff ?? null),
      events.map(({ details }) => JSON.stringify(details ?? {})),
      events.map(({ at }) => at),
    ],
  );
}

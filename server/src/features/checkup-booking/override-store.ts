import type { Transaction } from '../../plugins/db';

export interface Override {
  countyCode: string;
  appointmentId: string;
  reason: string;
  staffId: string;
  at: Date;
}

/** Writes down why the desk booked what the rule refuses. */
export async function insertOverride(client: Transaction, override: Override): Promise<void> {
  const { countyCode, appointmentId, reason, staffId, at } = override;
  await client.query(
    'INSERT INTO checkup_override (county_code, appointment_id, reason, by_staff, created_at) VALUES ($1, $2, $3, $4, $5)',
    [countyCode, appointmentId, reason, staffId, at],
  );
}

import type { Database } from '../../plugins/db';

export interface Attempts {
  attempts: number;
  endsAt: Date;
}

/**
 * Counts one more attempt, atomically. A window that is over starts again; a sliding one ends later with each attempt until
 * it is full. Counts one past `max` at most.
 */
export async function countOne(
  db: Database,
  subject: { hash: Buffer; kind: string },
  window: { now: Date; endsAt: Date; max: number; sliding: boolean },
): Promise<Attempts> {
  const { rows } = await db.pool.query<Attempts>(
    `INSERT INTO attempt_window AS w (subject_hash, kind, attempts, ends_at) VALUES ($1, $2, 1, $4)
     ON CONFLICT (subject_hash, kind) DO UPDATE
       SET attempts = CASE WHEN w.ends_at <= $3 THEN 1 ELSE least(w.attempts + 1, $5::int + 1) END,
           ends_at = CASE WHEN w.ends_at <= $3 OR ($6 AND w.attempts < $5::int) THEN excluded.ends_at ELSE w.ends_at END
     RETURNING attempts, ends_at AS "endsAt"`,
    [subject.hash, subject.kind, window.now, window.endsAt, window.max, window.sliding],
  );
  const counted = rows[0];
  if (!counted) throw new Error('an attempt was not counted');
  return counted;
}

/** Takes one attempt back, or all of them. */
export async function takeBack(db: Database, subject: { hash: Buffer; kind: string }, howMany: number): Promise<void> {
  await db.pool.query(
    `UPDATE attempt_window SET attempts = greatest(attempts - $3::int, 0) WHERE subject_hash = $1 AND kind = $2`,
    [subject.hash, subject.kind, howMany],
  );
}

/** Forgets windows that are over. */
export async function deleteOver(db: Database, now: Date): Promise<void> {
  await db.pool.query('DELETE FROM attempt_window WHERE ends_at <= $1', [now]);
}

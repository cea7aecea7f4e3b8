import type { Deps } from '../../src/deps';
import { TEST_COUNTY } from '../build-app';

/** What a factory needs of a test server. */
export type Factory = { deps: Deps };

let sequence = 0;
/** The next of a row of numbers: test data differ from each other and are the same in every run. */
export const next = (): number => (sequence += 1);

export const COUNTY = TEST_COUNTY;

/** A row's columns and values, inserted as the serving role would. */
export async function insert({ deps }: Factory, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  await deps.db.pool.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}

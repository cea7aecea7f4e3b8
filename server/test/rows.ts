import type { Factory } from './factories/context';

export type Row = Record<string, unknown>;

/** What a query of a test finds, as plain rows. */
export async function rowsOf({ deps }: Factory, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await deps.db.pool.query<Row>(sql, [...values]);
  return rows;
}

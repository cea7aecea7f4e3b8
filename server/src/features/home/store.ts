import type { Database } from '../../plugins/db';

export interface CountyRow {
  name: string;
  health_bureau: string;
  hotline: string;
}

/** The names a county goes by on the first page. */
export async function getCounty(db: Database, countyCode: string): Promise<CountyRow> {
  const { rows } = await db.pool.query<CountyRow>({
    name: 'home-county',
    text: 'SELECT name, health_bureau, hotline FROM county WHERE county_code = $1',
    values: [countyCode],
  });
  const row = rows[0];
  if (!row) throw new Error(`county ${countyCode} is not there`);
  return row;
}

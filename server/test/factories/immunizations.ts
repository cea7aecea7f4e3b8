import { uuidV7 } from '../../src/crypto/uuid-v7';
import { COUNTY, type Factory, insert } from './context';
import type { Person } from './residents';

/** The doses of 安安 in the mock-ups on 2026-11-23, born 2025-05-19. */
export const ANAN_DOSES = [
  'HepB@2025-05-19,2025-06-19,2025-11-24',
  'BCG@2025-05-19',
  'IPV@2025-07-21,2025-08-21',
  'bOPV@2025-09-22',
  'DTaP@2025-07-21,2025-09-22,2025-11-24',
  'MPSV-A@2025-11-24,2026-02-24',
  'MMR@2026-01-20',
  'JE-L@2026-01-20',
  'Varicella@2026-11-04',
] as const;

/** Records doses written `vaccine@day,day …`; answers the ids in that order. */
export async function givenDoses(app: Factory, person: Person, doses: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const line of doses) {
    const [vaccine = '', days = ''] = line.split('@');
    for (const givenOn of days.split(',')) {
      const immunizationId = uuidV7();
      await insert(app, 'immunization', {
        county_code: COUNTY,
        immunization_id: immunizationId,
        resident_id: person.residentId,
        vaccine,
        given_on: givenOn,
        site_id: person.siteId,
        source: 'registry',
      });
      ids.push(immunizationId);
    }
  }
  return ids;
}

/** Which of two alternative vaccines the test county stocks. */
export async function countyStocks({ deps }: Factory, options: Record<string, string>): Promise<void> {
  await deps.db.pool.query('UPDATE county SET vaccine_options = $2 WHERE county_code = $1', [
    COUNTY,
    JSON.stringify(options),
  ]);
}

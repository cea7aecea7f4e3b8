// Rules of points for tests: a published document, evidence, and what settling made of it.
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import type { Scheme } from '@kangban/domain/point-rule/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { randomUUID } from 'node:crypto';
import { type Evidence, noteEvidence, noteRetraction, settleEvidence } from '../src/features/point-rule/evidence';
import type { TestApp } from './build-app';
import { COUNTY, type Factory, insert } from './factories/context';
import { aCounty } from './factories/county';
import { rowsOf } from './rows';

/** The county published this document, from the beginning of 2025 unless told. */
export async function hasScheme(
  app: Factory,
  told: { schemeId?: string; change?: Partial<Scheme>; version?: number; validFrom?: string } = {},
): Promise<Scheme> {
  await aCounty(app);
  const validFrom = toPlainDate(told.validFrom ?? '2025-01-01');
  const document: Scheme = { ...schemeTemplate(told.schemeId ?? 'city'), validFrom, ...told.change };
  await insert(app, 'point_scheme_version', {
    county_code: COUNTY,
    scheme_id: document.schemeId,
    version: told.version ?? 1,
    valid_from: validFrom,
    document: JSON.stringify(document),
    published_at: app.deps.clock.now(),
  });
  return document;
}

export type ToldEvidence = Partial<Omit<Evidence, 'day'>> & { residentId: string; day?: string };

/** Something done today, written by the clinic, unless told; not yet settled. Returns its subject. */
export async function noted(app: TestApp, told: ToldEvidence): Promise<string> {
  const subjectId = told.subjectId ?? randomUUID();
  const day = toPlainDate(told.day ?? app.deps.clock.today());
  const item: Evidence = { kind: 'checkup', source: 'clinic', ...told, countyCode: COUNTY, subjectId, day };
  await app.deps.db.transaction((client) => noteEvidence(client, app.deps, [item]));
  return subjectId;
}

/** A pressure measured at 8 on a day, by a bound meter unless told. */
export const aPressure = (
  app: TestApp,
  residentId: string,
  told: Partial<ToldEvidence> & { day: string; bp?: string },
): Promise<string> => {
  const { bp = '132/81', day, ...rest } = told;
  const [systolic = 0, diastolic = 0] = bp.split('/').map(Number);
  return noted(app, {
    kind: 'reading',
    source: 'device',
    at: new Date(`${day}T08:00:00+08:00`),
    writtenAt: new Date(`${day}T08:01:00+08:00`),
    reading: { valid: true, value: { item: 'blood-pressure', systolic, diastolic } },
    residentId,
    day,
    ...rest,
  });
};

export const gone = (app: TestApp, kind: Evidence['kind'], ...subjectIds: string[]): Promise<void> =>
  app.deps.db.transaction((client) => noteRetraction(client, app.deps, { countyCode: COUNTY, kind, subjectIds }));

export const settled = (app: TestApp, ...residentIds: string[]): Promise<void> =>
  settleEvidence(app.deps, COUNTY, residentIds);

/** What the ledger holds for somebody, in the order it was written: `earn 20`, `reverse 20`. */
export async function ledgerOf(app: TestApp, holderId: string): Promise<string[]> {
  const rows = await rowsOf(
    app,
    `SELECT type || ' ' || points AS line FROM point_tx WHERE county_code = $1 AND holder_id = $2 ORDER BY link_no, tx_no`,
    [COUNTY, holderId],
  );
  return rows.map(({ line }) => String(line));
}

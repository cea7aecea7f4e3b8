import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@kangban/contract/endpoint';
import { getRecord } from '@kangban/contract/record/record';
import { STATUS } from '../../src/http/status';
import { buildTestApp, type TestApp } from '../build-app';
import { makeThings } from './things';
import { CALLERS, type Cast, type CallerName, makeCast } from './cast';
import { expectedOf } from './expected';

jest.setTimeout(60_000);
let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-23T14:05:00+08:00' });
  cast = await makeCast(app);
  await makeThings(cast);
});
afterAll(() => app.stop());

/** A person's FHIR: each of these is a look at the record, so the rule is that of the record's first page. */
const AS_RECORD: Endpoint = getRecord;
const PERSON_PATHS = [
  'Patient/:id',
  'Patient?_id=:id',
  'Patient/:id/$everything',
  'Patient/:id/$summary',
  ...[
    'Observation',
    'DiagnosticReport',
    'Condition',
    'MedicationStatement',
    'AllergyIntolerance',
    'Immunization',
    'ImmunizationRecommendation',
    'Encounter',
    'QuestionnaireResponse',
    'CarePlan',
    'Appointment',
    'Consent',
    'AuditEvent',
  ].map((type) => `${type}?patient=:id`),
];

function expectedStatus(name: CallerName): number {
  const answer = expectedOf(cast, AS_RECORD, { caller: cast.callers[name], area: 'record' });
  // `forbidden` of a session of the other kind: to FHIR it is no token of a person at all.
  if (answer === 'forbidden' && cast.callers[name].staff) return 401;
  return answer === 'allowed' ? 200 : STATUS[answer as keyof typeof STATUS];
}

test.each(PERSON_PATHS)('GET /fhir/r4/%s', async (path) => {
  const got: Record<string, number> = {};
  for (const caller of CALLERS) {
    const url = `/fhir/r4/${path.replace(':id', cast.subject.residentId)}`;
    const answer = await app.server.inject({ url, headers: { ...cast.callers[caller].who?.headers } });
    got[caller] = answer.statusCode;
    if (answer.statusCode !== 200) {
      expect(answer.body).not.toContain(cast.subject.name);
      expect(answer.json<{ resourceType: string }>().resourceType).toBe('OperationOutcome');
    }
  }
  expect(got).toEqual(Object.fromEntries(CALLERS.map((caller) => [caller, expectedStatus(caller)])));
});

/** What only a clinic's system with its own credentials may do: no session of this portal opens it, whoever signed in. */
const SYSTEM_DOORS: readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string][] = [
  ['POST', ''],
  ['POST', 'Observation'],
  ['PUT', `Observation/${randomUUID()}`],
  ['DELETE', `Observation/${randomUUID()}`],
  ['POST', 'Patient'],
  ['GET', '$export'],
];

test.each(SYSTEM_DOORS)('%s /fhir/r4/%s opens for no session', async (method, path) => {
  for (const caller of CALLERS) {
    const answer = await app.server.inject({
      method,
      url: `/fhir/r4${path ? `/${path}` : ''}`,
      headers: {
        ...cast.callers[caller].who?.headers,
        prefer: 'respond-async',
        ...(method !== 'GET' && method !== 'DELETE' && { 'content-type': 'application/fhir+json' }),
      },
      ...(method !== 'GET' && method !== 'DELETE' && { payload: { resourceType: 'Observation' } }),
    });
    expect([caller, [401, 403].includes(answer.statusCode)]).toEqual([caller, true]);
    expect(answer.body).not.toContain(cast.subject.name);
  }
  const { rows } = await app.deps.db.pool.query('SELECT 1 FROM fhir_resource');
  expect(rows).toEqual([]);
});

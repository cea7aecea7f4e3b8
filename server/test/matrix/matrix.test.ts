import { ENDPOINTS } from '@kangban/contract/endpoints';
import { pathOf, type Endpoint } from '@kangban/contract/endpoint';
import { randomUUID } from 'node:crypto';
import { API_PREFIX } from '../../src/http/serve';
import { buildTestApp, type TestApp } from '../build-app';
import { CALLERS, type Caller, type Cast, makeCast } from './cast';
import { expectedAtDesk, expectedOf, expectedOfStaff } from './expected';
import { DESK_ROWS, type DeskRow, RECORD_ROWS } from './desk-rows';
import { ELSEWHERE, OWN_ROWS } from './other-rows';
import { PERSON_ROWS, type PersonRow } from './person-rows';
import { makeThings, type Things } from './things';

jest.setTimeout(60_000);
let app: TestApp;
let cast: Cast;
let things: Things;
beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-23T14:05:00+08:00' });
  cast = await makeCast(app);
  things = await makeThings(cast);
});
afterAll(() => app.stop());

/** Refusals that say no to who is asking; anything else means the rule let the request on. */
const NO = [
  'not-signed-in',
  'session-expired',
  'binding-needed',
  'not-found',
  'forbidden',
  'other-site',
  'record-not-opened',
  'sensitive-not-agreed',
  'closed-by-person',
  'record-not-found',
  'ticket-not-found',
];
/** The request itself was wrong: such a row proves nothing. */
const BROKEN = [
  'bad-input',
  'too-many-requests',
  'internal',
  'idempotency-key-missing',
  'method-not-allowed',
  'not-ready',
];

const endpointOf = (name: string): Endpoint => {
  const found = ENDPOINTS[name.split(',')[0] ?? ''];
  if (!found) throw new Error(`no endpoint ${name}`);
  return found;
};

let asked = 0;
/** A phone of its own for every question: asked from one, so many would be answered by the limit. */
const address = (): string => {
  asked += 1;
  return `10.7.${asked >> 8}.${asked & 255}`;
};

async function ask(name: string, row: Partial<PersonRow & DeskRow>, { who }: Caller) {
  const endpoint = endpointOf(name);
  const ids = { residentId: cast.subject.residentId, ...(await row.ids?.(things, cast)) };
  return app.server.inject({
    method: endpoint.method,
    remoteAddress: address(),
    url: `${API_PREFIX}${pathOf(endpoint, ids)}${row.query === undefined ? '' : `?${row.query}`}`,
    headers: { ...who?.headers, 'idempotency-key': randomUUID() },
    ...(endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && { payload: row.body?.(cast, things) ?? {} }),
  });
}

type Answer = Awaited<ReturnType<typeof ask>>;
function answerOf(answer: Answer): string {
  if (answer.statusCode < 300) return 'allowed';
  const { code } = answer.json<{ code: string }>();
  if (BROKEN.includes(code)) return `broken: ${answer.body}`;
  return NO.includes(code) ? code : 'allowed';
}

/** The answers to every caller, one after another, with what the person's id was found in. */
async function row(name: string, told: Partial<PersonRow & DeskRow>): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const caller of CALLERS) answers[caller] = await ask(name, told, cast.callers[caller]);
  return answers;
}
/** Who was refused learns nothing of the person, and no list of another clinic has them. */
function showsNothing(answers: Record<string, Answer>, expected: Record<string, string>, list = false): void {
  const others: string[] = list ? ['nurse of another site', 'doctor with a share', 'doctor without a share'] : [];
  const refused = CALLERS.filter((caller) => expected[caller] !== 'allowed' || others.includes(caller));
  for (const caller of refused) {
    expect(answers[caller]!.body).not.toContain(cast.subject.name);
    expect(answers[caller]!.body).not.toContain(cast.subject.residentId);
  }
}
const eachOf = <T>(all: Record<string, T>, map: (one: T, name: (typeof CALLERS)[number]) => string) =>
  Object.fromEntries(CALLERS.map((caller) => [caller, map(all[caller]!, caller)]));

test('every endpoint has a row here, or a reason why not', () => {
  const rows = [PERSON_ROWS, DESK_ROWS, RECORD_ROWS].flatMap((table) =>
    Object.keys(table).map((name) => name.split(',')[0] ?? ''),
  );
  const covered = new Set([...rows, ...OWN_ROWS, ...Object.keys(ELSEWHERE)]);
  expect(Object.keys(ENDPOINTS).filter((name) => !covered.has(name))).toEqual([]);
  expect([...covered].filter((name) => !ENDPOINTS[name])).toEqual([]);
});

test('a path that names a person has a row of its own', () => {
  const named = Object.entries(ENDPOINTS).filter(([, { path }]) => path.includes(':residentId'));
  expect(named.length).toBeGreaterThan(30);
  const excused = named.map(([name]) => name).filter((name) => ELSEWHERE[name] !== undefined);
  expect(excused).toEqual(['sendConsentCode', 'recordChildVisit', 'inviteToCheckup', 'recordCheckupContact']);
});

test.each(Object.entries(PERSON_ROWS))('%s', async (name, told) => {
  const answers = await row(name, told);
  const expected = eachOf(answers, (_, caller) => {
    const answer = expectedOf(cast, endpointOf(name), { caller: cast.callers[caller], area: told.area });
    return told.ofCaller && answer === 'allowed' ? 'not-found' : answer;
  });
  const got = eachOf(answers, answerOf);
  const own = told.ofCaller ? { ...got, ...onlyNotFound(got, expected) } : got;
  expect(own).toEqual(expected);
  showsNothing(answers, expected);
});

/** A thing of one's own may be there after all: then its owner is let on. */
const onlyNotFound = (got: Record<string, string>, expected: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(got)
      .filter(([caller, answer]) => answer === 'allowed' && expected[caller] === 'not-found')
      .map(([caller]) => [caller, caller === 'self' ? 'not-found' : 'allowed']),
  );

test.each(Object.entries(DESK_ROWS))('%s', async (name, told) => {
  const answers = await row(name, told);
  const { action, list, elsewhere } = told;
  const expected = eachOf(answers, (_, caller) => {
    const answer = expectedAtDesk(cast, endpointOf(name), {
      caller: cast.callers[caller],
      action,
      ...(list && { at: 'home' as const }),
    });
    return answer === 'other-site' ? (elsewhere ?? answer) : answer;
  });
  expect(eachOf(answers, (answer) => answerOf(answer).replace('record-not-found', 'not-found'))).toEqual(expected);
  showsNothing(answers, expected, list);
});

test.each(Object.entries(RECORD_ROWS))('%s', async (name, told) => {
  const answers = await row(name, told);
  const expected = eachOf(answers, (_, caller) =>
    expectedOfStaff(cast, endpointOf(name), { caller: cast.callers[caller], purpose: told.purpose }),
  );
  expect(eachOf(answers, answerOf)).toEqual(expected);
  showsNothing(answers, expected);
});

test.each(OWN_ROWS)('%s has nobody in it whom the caller has no right over', async (name) => {
  for (const caller of ['ex-guardian', 'stranger'] as const) {
    const answer = await ask(name, {}, cast.callers[caller]);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain(cast.subject.residentId);
    expect(answer.body).not.toContain(cast.subject.name);
  }
  for (const caller of ['nurse of the site', 'nurse of another site', 'county admin'] as const)
    expect(answerOf(await ask(name, {}, cast.callers[caller]))).toBe('forbidden');
  expect(answerOf(await ask(name, {}, cast.callers.anonymous))).toBe('not-signed-in');
});

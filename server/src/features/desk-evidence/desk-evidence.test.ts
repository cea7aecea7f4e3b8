import type { DeskEvidence, DeskEvidenceOf } from '@kangban/contract/desk-evidence';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aResident,
  aSite,
  aStaffMember,
  type Person,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let desk: SignedInStaff;
let father: Person;
let number = 1000;
const fresh = (): string => `QY-${(number += 1)}`;

beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-25T09:40:00+08:00' });
  site = await aSite(app, { name: '青岚镇卫生院' });
  desk = await staffSignedIn(app, await aStaffMember(app, { role: 'desk', site }));
});
afterAll(() => app.stop());
beforeEach(async () => {
  father = await aResident(app, { birthDate: '1955-03-02', name: '林国强', site });
});

const path = (of: Person, rest = '') => `/desk/residents/${of.residentId}/evidence${rest}`;
const record = (body: object, of = father) => post(app, path(of), { who: desk, body });
const sign = async (signedOn = '2026-11-20', of = father) =>
  (await record({ kind: 'contract', number: fresh(), signedOn, years: 1 }, of)).json<DeskEvidence>();
const retract = (evidenceId: string, of = father) =>
  post(app, path(of, `/${evidenceId}/retract`), {
    who: desk,
    body: { reason: 'wrong-person', note: '记到别人名下了' },
  });
const list = async (of = father) => (await get(app, path(of), { who: desk })).json<DeskEvidenceOf>();
const evidenceOf = ({ residentId }: Person) =>
  rowsOf(
    app,
    `SELECT e.kind, e.subject_id, e.day, e.source, e.by_staff FROM point_evidence e WHERE e.resident_id = $1 ORDER BY e.evidence_id`,
    [residentId],
  );
const retractedIn = ({ residentId }: Person) =>
  rowsOf(
    app,
    `SELECT e.subject_id FROM point_evidence e JOIN point_retraction r USING (county_code, evidence_id) WHERE e.resident_id = $1`,
    [residentId],
  );

describe('a paper that is shown', () => {
  test('is written down with its last four signs, and noted as evidence of the clinic', async () => {
    const answer = await record({ kind: 'contract', number: 'qy-2026 0107', signedOn: '2026-11-20', years: 1 });
    expect(answer.statusCode).toBe(201);
    const made = answer.json<DeskEvidence>();
    expect(made).toMatchObject({
      kind: 'contract',
      numberTail: '0107',
      happenedOn: '2026-11-20',
      endsOn: '2027-11-19',
      siteName: '青岚镇卫生院',
      retracted: null,
    });
    expect(await evidenceOf(father)).toEqual([
      {
        kind: 'contract',
        subject_id: made.evidenceId,
        day: '2026-11-20',
        source: 'clinic',
        by_staff: desk.session.staffId,
      },
    ]);
    const kept = await rowsOf(app, `SELECT * FROM desk_evidence WHERE evidence_id = $1`, [made.evidenceId]);
    expect(JSON.stringify(kept)).not.toContain('20260107');
    expect(await list()).toMatchObject({ nameMasked: '林*强', today: '2026-11-25', items: [made] });
  });

  test('counts once, however it is typed and whoever shows it', async () => {
    const mother = await aResident(app, { birthDate: '1956-03-02', site });
    const certificate = { kind: 'donation', number: '京 A1-7788', donatedOn: '2026-10-02' };
    expect((await record(certificate)).statusCode).toBe(201);
    for (const [of, typed] of [
      [father, '京A17788'],
      [mother, ' 京ａ１－７７８８'],
    ] as const)
      expect((await record({ ...certificate, number: typed }, of)).json()).toMatchObject({ code: 'paper-known' });
    expect(await evidenceOf(mother)).toEqual([]);
    // The same number on another kind of paper is another paper.
    expect((await record({ kind: 'contract', number: '京A17788', signedOn: '2026-11-01', years: 1 })).statusCode).toBe(
      201,
    );
  });

  test('at ten desks at once is written down once', async () => {
    const people = await Promise.all(
      Array.from({ length: 10 }, () => aResident(app, { birthDate: '1980-01-01', site })),
    );
    const all = await Promise.all(
      people.map((of) => record({ kind: 'donation', number: 'BX-4401', donatedOn: '2026-10-02' }, of)),
    );
    expect(all.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  test.each([
    [{ kind: 'contract', signedOn: '2026-11-26', years: 1 }, 'bad-input'],
    [{ kind: 'contract', signedOn: '2025-11-24', years: 1 }, 'bad-input'],
    [{ kind: 'contract', signedOn: '2026-11-20', years: 4 }, 'bad-input'],
    [{ kind: 'contract', signedOn: '2026-02-30', years: 1 }, 'bad-input'],
    [
      { kind: 'signing-fee', paidOn: '2026-11-20', contractId: '0199aaaa-0000-7000-8000-000000000000' },
      'contract-not-running',
    ],
  ])('%j: %s, and nothing is noted', async (entry, code) => {
    expect((await record({ ...entry, number: fresh() })).json()).toMatchObject({ code });
    expect(await evidenceOf(father)).toEqual([]);
  });
});

describe('a contract', () => {
  test('is one at a time, also at two desks at once', async () => {
    const two = await Promise.all(
      ['2026-11-20', '2026-11-21'].map((signedOn) => record({ kind: 'contract', number: fresh(), signedOn, years: 1 })),
    );
    expect(two.map((one) => one.statusCode).sort()).toEqual([201, 409]);
    expect(two.map((one) => one.json<{ code?: string }>().code).filter(Boolean)).toEqual(['contract-running']);
  });

  test('has its fee noted while it holds, for this person alone', async () => {
    const { evidenceId: contractId } = await sign('2026-11-20');
    const fee = (paidOn: string, of = father) =>
      record({ kind: 'signing-fee', number: fresh(), paidOn, contractId }, of);
    expect((await fee('2026-11-19')).json()).toMatchObject({ code: 'contract-not-running' });
    expect((await fee('2026-11-20')).json()).toMatchObject({ kind: 'signing-fee', contractId, endsOn: null });
    const other = await aResident(app, { site });
    expect((await fee('2026-11-20', other)).json()).toMatchObject({ code: 'contract-not-running' });
    expect((await evidenceOf(father)).map(({ kind }) => kind)).toEqual(['contract', 'signing-fee']);
  });
});

describe('taking back', () => {
  test('keeps the row, says who and why, and corrects what was noted once', async () => {
    const made = await sign();
    const answer = await retract(made.evidenceId);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<DeskEvidence>().retracted).toMatchObject({ reason: 'wrong-person', note: '记到别人名下了' });
    expect((await retract(made.evidenceId)).json()).toMatchObject({ code: 'paper-retracted' });
    expect(await retractedIn(father)).toEqual([{ subject_id: made.evidenceId }]);
    expect((await list()).items).toHaveLength(1);
  });

  test('takes the fee of a contract back with it', async () => {
    const { evidenceId: contractId } = await sign();
    await record({ kind: 'signing-fee', number: fresh(), paidOn: '2026-11-21', contractId });
    await retract(contractId);
    expect((await list()).items.map(({ retracted }) => retracted?.reason)).toEqual(['wrong-person', 'wrong-person']);
    expect(await retractedIn(father)).toHaveLength(2);
  });

  test('opens the way for the right person, once more', async () => {
    const mother = await aResident(app, { birthDate: '1956-03-02', site });
    const paper = { kind: 'contract', number: fresh(), signedOn: '2026-11-20', years: 1 };
    const wrong = (await record(paper)).json<DeskEvidence>();
    expect((await record(paper, mother)).json()).toMatchObject({ code: 'paper-known' });
    await retract(wrong.evidenceId);
    expect((await record(paper, mother)).statusCode).toBe(201);
    expect((await record(paper)).json()).toMatchObject({ code: 'paper-known' });
  });

  test('at two desks at once happens once', async () => {
    const { evidenceId } = await sign();
    const two = await Promise.all([retract(evidenceId), retract(evidenceId)]);
    expect(two.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await retractedIn(father)).toHaveLength(1);
  });

  test('of another person’s row finds nothing', async () => {
    const { evidenceId } = await sign();
    const mother = await aResident(app, { birthDate: '1956-03-02', site });
    expect((await retract(evidenceId, mother)).json()).toMatchObject({ code: 'not-found' });
  });
});

test('who looked and who wrote stands in the audit, without the number', async () => {
  await sign();
  await list();
  await app.deps.auditor.flush();
  const rows = await rowsOf(app, `SELECT action, right_kind, details FROM audit_entry WHERE resident_id = $1`, [
    father.residentId,
  ]);
  expect(rows.map(({ action, right_kind }) => [action, right_kind]).sort()).toEqual([
    ['paper-recorded', 'desk'],
    ['papers-read', 'desk'],
  ]);
  expect(JSON.stringify(rows)).not.toContain('QY');
});

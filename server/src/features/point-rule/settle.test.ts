import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anEntry,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  type Site,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { aPressure, gone, hasScheme, ledgerOf, noted, settled } from '../../../test/point-rules';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { noteDoses } from './dose-evidence';
import { sweepEvidence } from './settle-service';

jest.setTimeout(120_000);

let app: TestApp;
let site: Site;
let elder: Person;
const id = (): string => elder.residentId;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  await hasScheme(app, { change: { checks: { ...schemeTemplate('city').checks, recheckPercent: 0 } } });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2026-11-25T09:40:00+08:00');
  elder = await aResident(app, { birthDate: '1955-03-08', site });
});

const awardsOf = (residentId = id()) =>
  rowsOf(
    app,
    `SELECT a.rule_id, a.outcome, a.points, a.reason, a.day, a.scheme_version, x.how, x.why
       FROM point_award a LEFT JOIN point_award_end x USING (county_code, award_id)
      WHERE a.resident_id = $1 ORDER BY a.award_id`,
    [residentId],
  );
const waiting = async () => (await rowsOf(app, 'SELECT 1 FROM point_evidence_todo')).length;
const weekOf = (count: number, from = 23) =>
  Array.from({ length: count }, (_, index) => `2026-11-${String(from + index).padStart(2, '0')}`);

describe('settling', () => {
  test('posts once, whoever settles and how often', async () => {
    await noted(app, { residentId: id() });
    await Promise.all([settled(app, id()), settled(app, id()), sweepEvidence(app.deps, COUNTY)]);
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 100']);
    expect(await awardsOf()).toMatchObject([{ rule_id: 'checkup', outcome: 'posted', points: 100 }]);
    expect(await waiting()).toBe(0);
  });

  test('the same subject told twice is one evidence', async () => {
    const subjectId = await noted(app, { residentId: id(), kind: 'donation' });
    await noted(app, { residentId: id(), kind: 'donation', subjectId });
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 100']);
  });

  test('fifty at once keep the caps of month and day', async () => {
    const days = weekOf(25, 1);
    await Promise.all(
      [...days, ...days].map(async (day) => {
        await noted(app, { residentId: id(), kind: 'lesson', source: 'typed', day });
        await settled(app, id());
      }),
    );
    const lines = await ledgerOf(app, id());
    expect(lines).toEqual(Array.from({ length: 4 }, () => 'earn 5'));
    expect((await awardsOf()).filter(({ reason }) => reason === 'capped')).toHaveLength(46);
  });

  test('one whose evidence makes settling fail keeps nobody else waiting, and waits for the next sweep', async () => {
    const other = await aResident(app, { birthDate: '1950-01-01' });
    await noted(app, { residentId: id() });
    await noted(app, { residentId: other.residentId });
    const broken = jest.spyOn(app.deps.db, 'transaction').mockRejectedValueOnce(new Error('once'));
    await sweepEvidence(app.deps, COUNTY);
    broken.mockRestore();
    expect(await ledgerOf(app, id())).toEqual(['earn 100']);
    expect(await ledgerOf(app, other.residentId)).toEqual(['earn 100']);
  });

  test('a failing settlement is never the caller’s failure', async () => {
    await noted(app, { residentId: id() });
    const broken = jest.spyOn(app.deps.db, 'transaction').mockRejectedValue(new Error('down'));
    await expect(settled(app, id())).resolves.toBeUndefined();
    broken.mockRestore();
    expect(await waiting()).toBe(1);
    await sweepEvidence(app.deps, COUNTY);
    expect(await ledgerOf(app, id())).toEqual(['earn 100']);
  });

  test('evidence of a day before the rules began gives nothing', async () => {
    await noted(app, { residentId: id(), day: '2024-12-31' });
    await settled(app, id());
    expect(await awardsOf()).toEqual([]);
    expect(await waiting()).toBe(0);
  });
});

describe('a week of pressures', () => {
  test('earns with the fifth day, by the meter in full', async () => {
    for (const [index, day] of weekOf(5, 16).entries()) {
      await aPressure(app, id(), { day, bp: `13${index}/80` });
      await settled(app, id());
    }
    expect(await ledgerOf(app, id())).toEqual(['earn 10']);
    const [tx] = await rowsOf(app, 'SELECT title, detail, rule_id, evidence_kind FROM point_tx WHERE holder_id = $1', [
      id(),
    ]);
    expect(tx).toEqual({
      title: '记血压满 5 天',
      detail: '记了 5 天',
      rule_id: 'pressure-week',
      evidence_kind: 'reading',
    });
  });

  test('stands when a sixth day is left over, falls with the fourth, once, and is earned again by another day', async () => {
    const subjects: string[] = [];
    for (const [index, day] of weekOf(6, 16).entries())
      subjects.push(await aPressure(app, id(), { day, bp: `13${index}/80` }));
    await settled(app, id());
    await gone(app, 'reading', subjects[0] ?? '');
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 10']);
    await gone(app, 'reading', subjects[1] ?? '');
    await Promise.all([settled(app, id()), settled(app, id())]);
    await gone(app, 'reading', subjects[1] ?? '');
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 10', 'reverse 10']);
    await aPressure(app, id(), { day: '2026-11-22', bp: '128/80' });
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 10', 'reverse 10', 'earn 10']);
  });

  test('a corrected reading takes its award back exactly once and earns anew', async () => {
    const subjects: string[] = [];
    for (const [index, day] of weekOf(5, 16).entries())
      subjects.push(await aPressure(app, id(), { day, bp: `13${index}/80` }));
    await settled(app, id());
    await gone(app, 'reading', subjects[2] ?? '');
    await aPressure(app, id(), { day: '2026-11-18', bp: '129/79' });
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 10', 'reverse 10', 'earn 10']);
  });

  test('five times the same number is looked at first: held, with a reason, then posted or not', async () => {
    for (const day of weekOf(5, 16)) await aPressure(app, id(), { day, bp: '130/80' });
    await settled(app, id());
    const [tx] = await rowsOf(app, 'SELECT pending FROM point_tx WHERE holder_id = $1', [id()]);
    expect(tx).toEqual({ pending: true });
    const [review] = await rowsOf(
      app,
      `SELECT r.kind, r.reasons FROM point_review r JOIN point_award a USING (county_code, award_id)
       WHERE a.resident_id = $1`,
      [id()],
    );
    expect(review).toEqual({ kind: 'held', reasons: ['identical-values'] });
  });
});

describe('what no longer stands', () => {
  test('before it was settled: nothing is given and nothing taken back', async () => {
    const subjectId = await noted(app, { residentId: id() });
    await gone(app, 'checkup', subjectId);
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  test('told at the same moment as it is settled: one award, one reversal at most', async () => {
    for (let round = 0; round < 8; round += 1) {
      const one = await aResident(app, { birthDate: '1955-03-08' });
      const subjectId = await noted(app, { residentId: one.residentId });
      await Promise.all([settled(app, one.residentId), gone(app, 'checkup', subjectId), settled(app, one.residentId)]);
      await sweepEvidence(app.deps, COUNTY);
      const lines = await ledgerOf(app, one.residentId);
      expect([[], ['earn 100', 'reverse 100']]).toContainEqual(lines);
    }
  });

  test('an award that is held is voided, and its review closes by itself', async () => {
    const nurse = await aStaffMember(app, { site });
    await insert(app, 'staff_person', {
      county_code: COUNTY,
      told_id: uuidV7(),
      staff_id: nurse.staffId,
      resident_id: id(),
      told_by: nurse.staffId,
      told_at: app.clock.now(),
    });
    const subjectId = await noted(app, { residentId: id(), byStaff: nurse.staffId });
    await settled(app, id());
    expect(await awardsOf()).toMatchObject([{ outcome: 'held' }]);
    await gone(app, 'checkup', subjectId);
    await settled(app, id());
    expect(await awardsOf()).toMatchObject([{ outcome: 'held', how: 'voided', why: 'evidence-corrected' }]);
    const open = await rowsOf(
      app,
      `SELECT 1 FROM point_review r JOIN point_award a USING (county_code, award_id)
       WHERE a.resident_id = $1 AND NOT EXISTS (SELECT FROM point_review_decision d WHERE d.review_id = r.review_id)`,
      [id()],
    );
    expect(open).toEqual([]);
  });
});

describe('what writers note by themselves', () => {
  const followUp = (way: string) => ({
    form: 'follow-up-hypertension-3',
    fields: { way, systolic: 126, diastolic: 76 },
  });

  test('a follow-up with its pressure in target; corrected, both awards go and come back once', async () => {
    const entryId = await anEntry(app, elder, ['follow-up', '2026-11-20', followUp('1')]);
    await settled(app, id());
    expect((await awardsOf()).map(({ rule_id: rule, points }) => `${String(rule)} ${String(points)}`).sort()).toEqual([
      'follow-up 50',
      'pressure-control 20',
    ]);
    await anEntry(app, elder, ['follow-up', '2026-11-21', followUp('1'), { replacesId: entryId }]);
    await settled(app, id());
    expect((await ledgerOf(app, id())).sort()).toEqual(
      ['earn 20', 'earn 20', 'earn 50', 'earn 50', 'reverse 20', 'reverse 50'].sort(),
    );
  });

  test('one by telephone earns nothing, neither for itself nor for the number that was told', async () => {
    await anEntry(app, elder, ['follow-up', '2026-11-20', followUp('3')]);
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual([]);
    expect(await awardsOf()).toMatchObject([{ reason: 'source-does-not-count' }]);
  });

  test('a checkup; a pressure out of target gives nothing and takes nothing', async () => {
    await anEntry(app, elder, ['follow-up', '2026-09-20', followUp('1')]);
    await anEntry(app, elder, [
      'checkup',
      '2026-11-11',
      { form: 'checkup-3', fields: { leftSystolic: 150, leftDiastolic: 92, rightSystolic: 138, rightDiastolic: 84 } },
    ]);
    await settled(app, id());
    const found = (await awardsOf()).map(
      ({ rule_id: rule, points, reason }) => `${String(rule)} ${String(reason ?? points)}`,
    );
    expect(found).toContain('checkup 100');
    expect(found).toContain('pressure-control not-in-target');
  });

  test('an elder’s influenza dose, not a young person’s; one that was struck out is taken back', async () => {
    const young = await aResident(app, { birthDate: '1990-01-01' });
    const dose = async (of: Person, told: Record<string, unknown> = {}): Promise<string> => {
      const immunizationId = uuidV7();
      await insert(app, 'immunization', {
        county_code: COUNTY,
        immunization_id: immunizationId,
        resident_id: of.residentId,
        vaccine: 'Flu-IIV',
        given_on: '2026-10-20',
        source: 'import',
        ...told,
      });
      await app.deps.db.transaction((client) =>
        noteDoses(client, COUNTY, { doseIds: [immunizationId], at: app.clock.now() }),
      );
      return immunizationId;
    };
    const first = await dose(elder);
    await dose(young);
    await sweepEvidence(app.deps, COUNTY);
    expect(await ledgerOf(app, id())).toEqual(['earn 30']);
    expect(await awardsOf(young.residentId)).toEqual([]);
    await dose(elder, { replaces_id: first, entered_in_error: true });
    await settled(app, id());
    expect(await ledgerOf(app, id())).toEqual(['earn 30', 'reverse 30']);
  });

  test('evidence never says what came out of a screen, nor which one', async () => {
    await anEntry(app, elder, [
      'screening',
      '2026-11-20',
      {
        questionnaire: 'urn:kangban:questionnaire:gds-15|1',
        name: '老年抑郁量表',
        answers: [],
        score: 12,
        result: '要找医生',
      },
    ]);
    const [row] = await rowsOf(app, `SELECT * FROM point_evidence WHERE resident_id = $1`, [id()]);
    expect(row).toMatchObject({ kind: 'assessment', topic: null, reading: null });
    // Ids are drawn: any digits may stand in them.
    const said = Object.entries(row ?? {}).filter(([name]) => !name.endsWith('_id'));
    expect(JSON.stringify(said)).not.toMatch(/gds|抑郁|12/);
  });
});

describe('whose points', () => {
  test('a child’s go to a family account with the guardian', async () => {
    const mother = await aResident(app);
    const child = await aChild(app, { bornMonthsAgo: 12 * 12 });
    await registeredGuardian(app, mother, { child });
    await noted(app, { residentId: child.residentId, kind: 'lesson', source: 'typed' });
    await settled(app, child.residentId);
    expect(await ledgerOf(app, child.residentId)).toEqual([]);
    const members = await rowsOf(
      app,
      `SELECT family_id, resident_id FROM family_point_member WHERE resident_id = ANY($1)`,
      [[child.residentId, mother.residentId]],
    );
    expect(members).toHaveLength(2);
    expect(await ledgerOf(app, String(members[0]?.family_id))).toEqual(['earn 5']);
  });

  test('who turned points off gets none, and is told so', async () => {
    const father = await aSignedInResident(app, { birthDate: '1950-01-01' });
    const person = father.person;
    await insert(app, 'point_opt', {
      county_code: COUNTY,
      opt_id: uuidV7(),
      resident_id: person.residentId,
      is_off: true,
      by_account: father.accountId,
      at: app.clock.now(),
    });
    await noted(app, { residentId: person.residentId });
    await settled(app, person.residentId);
    expect(await awardsOf(person.residentId)).toMatchObject([{ outcome: 'none', reason: 'opted-out' }]);
  });

  test('a meter used in two homes holds the award, one in a family does not', async () => {
    const neighbour = await aResident(app, { birthDate: '1950-01-01' });
    const wife = await aSignedInResident(app, { birthDate: '1956-01-01' });
    await aLink(app, wife, { over: elder, right: 'proxy', scope: ['record'] });
    for (const [index, day] of weekOf(5, 16).entries()) {
      await aPressure(app, id(), { day, bp: `13${index}/80`, deviceId: 'meter-family' });
      await aPressure(app, neighbour.residentId, { day, bp: `12${index}/80`, deviceId: 'meter-shared' });
    }
    await aPressure(app, wife.person.residentId, { day: '2026-11-16', deviceId: 'meter-family' });
    await aPressure(app, wife.person.residentId, { day: '2026-11-17', bp: '131/82', deviceId: 'meter-shared' });
    await sweepEvidence(app.deps, COUNTY);
    expect(await awardsOf()).toMatchObject([{ outcome: 'posted' }]);
    expect(await awardsOf(neighbour.residentId)).toMatchObject([{ outcome: 'held' }]);
  });
});

describe('versions', () => {
  test('late evidence is judged by the version of its day, and caps go on over versions', async () => {
    await hasScheme(app, {
      version: 2,
      validFrom: '2026-11-20',
      change: {
        rules: schemeTemplate('city').rules.map((rule) => (rule.id === 'lesson' ? { ...rule, points: 8 } : rule)),
      },
    });
    const lesson = (day: string) => noted(app, { residentId: id(), kind: 'lesson', source: 'typed', day });
    await lesson('2026-11-24');
    await settled(app, id());
    await lesson('2026-11-19');
    await settled(app, id());
    await lesson('2026-11-22');
    await settled(app, id());
    const rows = (await awardsOf()).map(({ day, points, scheme_version: version }) => [day, points, version]);
    expect(rows).toEqual([
      [toPlainDate('2026-11-24'), 8, 2],
      [toPlainDate('2026-11-19'), 5, 1],
      [toPlainDate('2026-11-22'), 7, 2],
    ]);
  });
});

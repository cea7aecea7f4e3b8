// A rule an administrator adds, whatever it is for, is counted by the dry run as it is then paid; and a scheme for some townships counts there.
import { type DryRun, listPointSchemes, type SchemeDraft } from '@kangban/contract/point-rule-desk';
import { newRule } from '@kangban/domain/point-rule/new-rule';
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import { newTrigger } from '@kangban/domain/point-rule/triggers';
import { type Scheme, type Trigger, TRIGGER_KINDS, type TriggerKind } from '@kangban/domain/point-rule/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../../test/build-app';
import { aCounty } from '../../../../test/factories/county';
import { anEntry, aResident, aStaffMember, type SignedInStaff, staffSignedIn } from '../../../../test/factories';
import { aPressure, hasScheme, noted, settled, type ToldEvidence } from '../../../../test/point-rules';
import { get, post, put } from '../../../../test/requests';
import { rowsOf } from '../../../../test/rows';

jest.setTimeout(120_000);

const city = schemeTemplate('city');
let app: TestApp;
let admin: SignedInStaff;
beforeAll(async () => {
  app = await buildTestApp();
  app.clock.set('2026-11-25T09:40:00+08:00');
  await aCounty(app);
  admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
});
afterAll(() => app.stop());

const tried = async (document: Scheme): Promise<DryRun> => {
  const path = `/desk/point-schemes/${document.schemeId}`;
  const saved = await put(app, `${path}/draft`, { who: admin, body: { document } });
  const { draftId, faults } = saved.json<SchemeDraft>();
  expect(faults).toEqual([]);
  return (await post(app, `${path}/dry-run`, { who: admin, body: { draftId } })).json<DryRun>();
};

const OF_KIND: Readonly<Record<Exclude<TriggerKind, 'reading-series' | 'control-reached'>, Partial<ToldEvidence>>> = {
  'follow-up-attended': { kind: 'follow-up', topic: 'copd' },
  checkup: { kind: 'checkup' },
  vaccination: { kind: 'vaccination', topic: 'pneumococcal' },
  lesson: { kind: 'lesson', source: 'typed', topic: 'salt' },
  'contract-signed': { kind: 'contract' },
  'fee-paid': { kind: 'signing-fee' },
  screening: { kind: 'screening', topic: 'colorectal' },
  assessment: { kind: 'assessment', source: 'typed' },
  donation: { kind: 'donation' },
};

const PRESSURE_KNOWN = {
  what: { text: '原发性高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true },
  clinical: 'active',
  verification: 'confirmed',
};

async function happened(kind: TriggerKind, residentId: string): Promise<void> {
  if (kind === 'reading-series')
    for (const date of [12, 13, 14, 15, 16]) await aPressure(app, residentId, { day: `2026-10-${date}` });
  else if (kind === 'control-reached')
    await aPressure(app, residentId, { day: '2026-10-12', source: 'clinic', bp: '128/78' });
  else await noted(app, { ...OF_KIND[kind], residentId, day: '2026-10-12' });
}

test.each(TRIGGER_KINDS)('a new rule for %s from today on counts what was done last month', async (kind) => {
  const person = await aResident(app, { birthDate: '1950-03-08' });
  const { residentId } = person;
  await anEntry(app, person, ['condition', '2025-01-01', PRESSURE_KNOWN]);
  await happened(kind, residentId);
  await settled(app, residentId);
  const rule = newRule(newTrigger(kind), { id: `new-${kind}`, from: app.deps.clock.today() });
  const run = await tried({ ...city, rules: [...city.rules.filter((one) => one.trigger.kind !== kind), rule] });
  expect(run.rules.find(({ ruleId }) => ruleId === rule.id)?.draft).toEqual({ people: 1, awards: 1, points: 10 });
});

test('another trigger under the same id counts what it asks for now, and no more what it asked for', async () => {
  const person = await aResident(app, { birthDate: '1990-03-08' });
  await hasScheme(app);
  for (const kind of ['lesson', 'donation'] as const)
    await noted(app, { ...OF_KIND[kind], residentId: person.residentId, day: '2026-10-12' });
  const trigger: Trigger = { kind: 'checkup', fromAge: 30 };
  const rules = city.rules
    .filter(({ id }) => id !== 'checkup')
    .map((rule) => (rule.id === 'donation' ? { ...rule, trigger } : rule));
  const before = await tried({ ...city, rules });
  await noted(app, { kind: 'checkup', residentId: person.residentId, day: '2026-10-20' });
  const after = await tried({ ...city, rules });
  const paid = (run: DryRun) => run.rules.find(({ ruleId }) => ruleId === 'donation')!.draft.awards;
  expect(paid(after) - paid(before)).toBe(1);
});

test('the ages of a rule count', async () => {
  await noted(app, {
    kind: 'checkup',
    residentId: (await aResident(app, { birthDate: '1964-03-08' })).residentId,
    day: '2026-10-12',
  });
  const from = async (fromAge: number) => {
    const rules = city.rules.map((rule) =>
      rule.id === 'checkup' ? { ...rule, text: '做完体检。', trigger: { kind: 'checkup' as const, fromAge } } : rule,
    );
    return (await tried({ ...city, rules })).rules.find(({ ruleId }) => ruleId === 'checkup')!.draft.people;
  };
  expect((await from(62)) - (await from(63))).toBe(1);
});

describe('townships', () => {
  const lesson = (run: DryRun) => run.rules.find(({ ruleId }) => ruleId === 'lesson')!;
  const lives = async (township: string): Promise<string> => {
    const { residentId } = await aResident(app, { birthDate: '1980-03-08' });
    await rowsOf(app, 'UPDATE resident SET township = $1 WHERE resident_id = $2', [township, residentId]);
    return residentId;
  };
  beforeAll(async () => {
    for (const township of ['石桥镇', '白鹭镇', '青岚镇']) {
      await noted(app, { ...OF_KIND.lesson, residentId: await lives(township), day: '2026-10-22' });
    }
  });

  test('are those people live in, each once, for who may edit', async () => {
    await lives('');
    const { townships } = listPointSchemes.answer.parse((await get(app, '/desk/point-schemes', { who: admin })).json());
    expect(townships).toEqual(expect.arrayContaining(['白鹭镇', '石桥镇', '青岚镇']));
    expect(townships).not.toContain('');
    expect(new Set(townships).size).toBe(townships.length);
  });

  test('left out of the county’s scheme get nothing any more', async () => {
    const whole = lesson(await tried(city));
    const some = lesson(await tried({ ...city, townships: ['白鹭镇', '石桥镇'] }));
    expect(some.draft.people).toBe(2);
    expect(some.current.people).toBe(whole.draft.people);
    expect(whole.draft.people).toBeGreaterThan(2);
  });

  test('of a draft follow it, though another scheme for more of them began later', async () => {
    const points = (schemeId: string, many: number) => ({
      schemeId,
      rules: city.rules.map((rule) =>
        rule.id === 'lesson' ? { ...rule, points: many, caps: [{ per: 'day' as const, times: 1 }] } : rule,
      ),
    });
    const wide = { ...points('wide', 8), townships: ['白鹭镇', '石桥镇'] };
    await hasScheme(app, { schemeId: 'city', change: wide, validFrom: '2026-10-15' });
    const run = lesson(
      await tried({ ...city, ...points('narrow', 50), townships: ['白鹭镇'], validTo: toPlainDate('2027-12-31') }),
    );
    const others = run.current.people - 2;
    expect(run.current.points).toBe(8 * 2 + 5 * others);
    expect(run.draft.points).toBe(50 + 8 + 5 * others);
  });
});

import fc from 'fast-check';
import { SCOPES } from '../identity/rights';
import { DESK_ACTIONS, STAFF_ROLES, staffMay } from '../identity/staff-rights';
import { SENSITIVE_CATEGORIES } from '../record/kinds';
import { toPlainDate } from '../shared/plain-date';
import { type Area, DECISION_AREAS, PLAIN_AREAS, STAFF_PURPOSES } from './areas';
import { CONSENT_STATES, type ConsentState } from './consent-kinds';
import { type AccessAsk, type AccessCaller, decideAccess, type Relation } from './decide-access';

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const TODAY = toPlainDate('2026-11-23');
const BORN = { child: '2020-05-05', teen: '2011-05-05', adult: '1955-05-05' } as const;
type Stage = keyof typeof BORN;

const proxy = (...scope: string[]): Relation => ({ right: 'proxy', holds: true, scope });
const RELATIONS: Readonly<Record<string, Relation>> = {
  self: { right: 'self' },
  guardian: { right: 'guardian', holds: true },
  'ex-guardian': { right: 'guardian', holds: false },
  proxy: proxy(...SCOPES),
  'proxy of booking': proxy('booking'),
  'proxy of immunization': proxy('immunization'),
  'ended proxy': { right: 'proxy', holds: false, scope: [...SCOPES, 'record:sensitive'] },
  'proxy, sensitive': proxy('record', 'record:sensitive'),
  'proxy, tuberculosis': proxy('record', 'record:sensitive:tuberculosis'),
  'proxy, sensitive without record': proxy('booking', 'record:sensitive'),
  stranger: { right: 'none' },
};
const account = (relation: Relation, bound = true): AccessCaller => ({ kind: 'account', bound, relation });

const ASK: Omit<AccessAsk, 'caller' | 'area'> = {
  person: { birthDate: toPlainDate(BORN.adult), today: TODAY },
  consent: { record: 'given', sensitive: 'given', familyDoctor: 'never', referralHospital: 'given', ownWord: true },
  unlocked: false,
};
const of = (stage: Stage) => ({ birthDate: toPlainDate(BORN[stage]), today: TODAY });
const areaNamed = (name: string | undefined): Area =>
  [...PLAIN_AREAS, ...DECISION_AREAS].find((area) => area === name)!;
const stageNamed = (name: string | undefined): Stage =>
  (['child', 'teen', 'adult'] as const).find((one) => one === name)!;
const stateNamed = (name: string | undefined): ConsentState => CONSENT_STATES.find((one) => one === name)!;

describe('who may what, consent given', () => {
  // area | age | relation | answer
  const TABLE = `
    record        | child | self                  | not-found
    record        | child | guardian              | allowed
    record        | teen  | self                  | allowed
    record        | teen  | guardian              | allowed
    record        | adult | self                  | allowed
    record        | adult | guardian              | not-found
    record        | adult | ex-guardian           | not-found
    record        | child | ex-guardian           | not-found
    record        | adult | proxy                 | allowed
    record        | adult | proxy of booking      | not-found
    record        | adult | proxy of immunization | not-found
    record        | adult | ended proxy           | not-found
    record        | adult | stranger              | not-found
    print         | adult | proxy                 | allowed
    pocket        | adult | proxy                 | allowed
    correction    | adult | proxy                 | allowed
    access-log    | adult | proxy                 | allowed
    complaint     | adult | proxy                 | allowed
    complaint     | adult | proxy of booking      | not-found
    share         | adult | self                  | allowed
    share         | adult | proxy                 | forbidden
    share         | adult | proxy of booking      | not-found
    share         | teen  | guardian              | allowed
    share         | child | guardian              | allowed
    share         | adult | ex-guardian           | not-found
    app-grant     | adult | proxy                 | forbidden
    health-card   | adult | proxy                 | forbidden
    health-card   | child | guardian              | allowed
    own-entry     | adult | proxy                 | forbidden
    own-entry     | adult | self                  | allowed
    immunization  | adult | proxy of immunization | allowed
    immunization  | adult | proxy of booking      | not-found
    immunization  | child | guardian              | allowed
    entry-proof   | child | guardian              | allowed
    entry-proof   | adult | proxy                 | not-found
    booking       | adult | proxy of booking      | allowed
    booking       | adult | proxy of immunization | not-found
    booking       | adult | stranger              | not-found
    growth        | adult | proxy                 | allowed
    growth-write  | adult | proxy                 | forbidden
    growth-write  | child | guardian              | allowed
    transfer      | adult | proxy                 | allowed
    transfer-send | adult | proxy                 | forbidden
    open-record-consent | child | guardian        | allowed
    open-record-consent | teen  | self            | allowed
    open-record-consent | teen  | guardian        | forbidden
    open-record-consent | adult | self            | allowed
    open-record-consent | adult | proxy           | forbidden
    open-record-consent | adult | proxy of booking | not-found
    open-record-consent | adult | ex-guardian     | not-found
    open-record-consent | adult | stranger        | not-found
    sensitive-consent   | child | guardian        | allowed
    sensitive-consent   | teen  | self            | allowed
    sensitive-consent   | teen  | guardian        | forbidden
    sensitive-consent   | adult | self            | allowed
    sensitive-consent   | adult | proxy           | forbidden
    sensitive-consent   | adult | proxy, sensitive | forbidden
    sensitive-consent   | adult | stranger        | not-found
    who-may-see   | child | guardian              | allowed
    who-may-see   | teen  | guardian              | forbidden
    who-may-see   | adult | self                  | allowed
    who-may-see   | adult | proxy                 | forbidden
    see-consents  | adult | proxy                 | allowed
    see-consents  | teen  | guardian              | allowed
    see-consents  | adult | stranger              | not-found
    unlock        | child | guardian              | allowed
    unlock        | teen  | guardian              | forbidden
    unlock        | teen  | self                  | allowed
    unlock        | adult | self                  | allowed
    unlock        | adult | proxy                 | forbidden
    unlock        | adult | proxy, sensitive      | allowed
    unlock        | adult | proxy, tuberculosis   | allowed
    unlock        | adult | proxy, sensitive without record | not-found
    unlock        | adult | ended proxy           | not-found
  `;
  test.each(rowsOf(TABLE))('%s of a %s by %s: %s', (area, stage, relation = '', expected) => {
    const caller = account(RELATIONS[relation]!);
    expect(decideAccess({ ...ASK, caller, person: of(stageNamed(stage)), area: areaNamed(area) }).may).toBe(expected);
  });
});

describe('without consent', () => {
  // area | record | sensitive | answer to the person themself
  const TABLE = `
    record       | never     | never     | record-not-opened
    record       | withdrawn | given     | record-not-opened
    print        | never     | never     | record-not-opened
    share        | withdrawn | never     | record-not-opened
    app-grant    | never     | never     | record-not-opened
    health-card  | never     | never     | record-not-opened
    own-entry    | never     | never     | record-not-opened
    correction   | never     | never     | record-not-opened
    pocket       | never     | never     | record-not-opened
    unlock       | never     | given     | record-not-opened
    unlock       | given     | never     | sensitive-not-agreed
    unlock       | given     | withdrawn | sensitive-not-agreed
    access-log   | withdrawn | withdrawn | allowed
    complaint    | withdrawn | withdrawn | allowed
    see-consents | never     | never     | allowed
    immunization | never     | never     | allowed
    booking      | withdrawn | never     | allowed
    child        | never     | never     | allowed
    growth-write | never     | never     | allowed
    open-record-consent | never | never  | allowed
    sensitive-consent   | given | never  | allowed
  `;
  test.each(rowsOf(TABLE))('%s, opening %s, sensitive %s: %s', (area, record, sensitive, expected) => {
    const consent = { ...ASK.consent, record: stateNamed(record), sensitive: stateNamed(sensitive) };
    expect(decideAccess({ ...ASK, caller: account({ right: 'self' }), consent, area: areaNamed(area) }).may).toBe(
      expected,
    );
  });

  test('a guardian of 14 to 17 speaks until the person has', () => {
    const caller = account({ right: 'guardian', holds: true });
    for (const [ownWord, expected] of [
      [false, 'allowed'],
      [true, 'forbidden'],
    ] as const)
      for (const area of ['open-record-consent', 'who-may-see'] as const) {
        const consent = { ...ASK.consent, ownWord };
        expect(decideAccess({ ...ASK, caller, person: of('teen'), consent, area }).may).toBe(expected);
      }
  });

  test('a proxy agrees for the person by a code to the person’s own phone, and to the opening alone', () => {
    const asks = (area: Area) =>
      decideAccess({ ...ASK, caller: account(proxy('record')), area, byPersonCode: true }).may;
    expect(asks('open-record-consent')).toBe('allowed');
    expect(['sensitive-consent', 'who-may-see', 'unlock'].map((area) => asks(areaNamed(area)))).toEqual(
      Array(3).fill('forbidden'),
    );
  });
});

describe('sensitive categories that are open in the record', () => {
  // age | relation | consent | unlocked | opened
  const TABLE = `
    adult | self                 | given     | yes | all
    adult | self                 | given     | no  | none
    adult | self                 | never     | yes | none
    adult | self                 | withdrawn | yes | none
    teen  | self                 | given     | yes | all
    teen  | guardian             | given     | yes | none
    child | guardian             | given     | yes | all
    child | guardian             | given     | no  | none
    adult | proxy                | given     | yes | none
    adult | proxy, sensitive     | given     | yes | all
    adult | proxy, sensitive     | given     | no  | none
    adult | proxy, sensitive     | withdrawn | yes | none
    adult | proxy, tuberculosis  | given     | yes | tuberculosis
    adult | ended proxy          | given     | yes | none
    adult | stranger             | given     | yes | none
  `;
  test.each(rowsOf(TABLE))('%s, %s, consent %s, unlocked %s: %s', (...cells) => {
    const [stage, relation = '', sensitive, unlocked, expected = ''] = cells;
    const { opened } = decideAccess({
      ...ASK,
      caller: account(RELATIONS[relation]!),
      person: of(stageNamed(stage)),
      consent: { ...ASK.consent, sensitive: stateNamed(sensitive) },
      unlocked: unlocked === 'yes',
      area: 'record',
    });
    const named: Readonly<Record<string, readonly string[]>> = { all: SENSITIVE_CATEGORIES, none: [] };
    expect(opened).toEqual(named[expected] ?? [expected]);
  });
});

describe('staff', () => {
  // purpose | role | where | referral | opening | family doctor | referral hospital | answer
  const TABLE = `
    follow-up   | doctor       | home  | no  | given     | never     | never     | allowed
    follow-up   | nurse        | home  | no  | given     | never     | never     | allowed
    follow-up   | doctor       | home  | no  | never     | never     | never     | allowed
    follow-up   | doctor       | home  | no  | withdrawn | never     | never     | closed-by-person
    follow-up   | doctor       | home  | no  | given     | withdrawn | never     | closed-by-person
    follow-up   | desk         | home  | no  | given     | never     | never     | forbidden
    follow-up   | county-admin | home  | no  | given     | never     | never     | forbidden
    follow-up   | nurse        | other | no  | given     | never     | never     | other-site
    follow-up   | doctor       | other | yes | given     | never     | given     | other-site
    vaccination | nurse        | home  | no  | given     | withdrawn | never     | allowed
    vaccination | nurse        | other | no  | given     | given     | given     | other-site
    vaccination | desk         | home  | no  | given     | never     | never     | forbidden
    referral    | doctor       | other | yes | given     | never     | given     | allowed
    referral    | doctor       | other | yes | given     | never     | never     | closed-by-person
    referral    | doctor       | other | yes | given     | never     | withdrawn | closed-by-person
    referral    | doctor       | other | no  | given     | never     | given     | other-site
    referral    | nurse        | other | yes | given     | never     | given     | forbidden
    correction  | desk         | home  | no  | given     | withdrawn | never     | allowed
    correction  | desk         | other | no  | given     | never     | never     | other-site
    correction  | county-admin | home  | no  | given     | never     | never     | forbidden
  `;
  test.each(rowsOf(TABLE))('for %s: %s at %s, referral %s, %s, %s, %s: %s', (...cells) => {
    const [purpose, role, at, referral, record, familyDoctor, referralHospital, expected] = cells;
    const decision = decideAccess({
      ...ASK,
      caller: {
        kind: 'staff',
        role: STAFF_ROLES.find((known) => known === role)!,
        at: at === 'home' ? 'home' : 'other',
        referredHere: referral === 'yes',
        purpose: STAFF_PURPOSES.find((known) => known === purpose)!,
      },
      consent: {
        ...ASK.consent,
        record: stateNamed(record),
        familyDoctor: stateNamed(familyDoctor),
        referralHospital: stateNamed(referralHospital),
      },
      unlocked: true,
      area: 'record',
    });
    expect(decision).toEqual({ may: expected, opened: [] });
  });

  test('do with a record what their purpose is and nothing else', () => {
    for (const area of ['share', 'own-entry', 'open-record-consent', 'unlock', 'access-log'] as const)
      expect(
        decideAccess({
          ...ASK,
          caller: { kind: 'staff', role: 'doctor', at: 'home', referredHere: true, purpose: 'follow-up' },
          area,
        }).may,
      ).toBe('forbidden');
  });
});

test('a desk does what the rule of staff rights says', () => {
  for (const role of STAFF_ROLES)
    for (const action of DESK_ACTIONS)
      for (const at of ['home', 'other'] as const) {
        const siteId = role === 'county-admin' ? null : 'home';
        const { may, opened } = decideAccess({ ...ASK, caller: { kind: 'desk', role, action, at }, area: 'record' });
        expect([may, opened]).toEqual([staffMay({ role, siteId }, action, at), []]);
      }
});

describe('what was passed on', () => {
  // kind | live | giver | age | opening | sensitive | answer | opened
  const TABLE = `
    share | yes | self        | adult | given     | given     | allowed   | tuberculosis
    share | no  | self        | adult | given     | given     | not-found | -
    share | yes | self        | adult | withdrawn | given     | not-found | -
    share | yes | self        | adult | never     | given     | not-found | -
    share | yes | self        | adult | given     | withdrawn | allowed   | -
    share | yes | proxy       | adult | given     | given     | not-found | -
    share | yes | stranger    | adult | given     | given     | not-found | -
    share | yes | guardian    | child | given     | given     | allowed   | tuberculosis
    share | yes | guardian    | teen  | given     | given     | allowed   | -
    share | yes | guardian    | adult | given     | given     | not-found | -
    share | yes | ex-guardian | child | given     | given     | not-found | -
    app   | yes | self        | adult | given     | given     | allowed   | tuberculosis
    app   | yes | proxy       | adult | given     | given     | not-found | -
    app   | no  | self        | adult | given     | given     | not-found | -
  `;
  test.each(rowsOf(TABLE))('%s, live %s, by %s of a %s, %s, %s: %s %s', (...cells) => {
    const [kind, live, giver = '', stage, record, sensitive, may, opened = ''] = cells;
    const decision = decideAccess({
      ...ASK,
      caller: {
        kind: kind === 'app' ? 'app' : 'share',
        live: live === 'yes',
        opened: ['tuberculosis'],
        giver: RELATIONS[giver]!,
      },
      person: of(stageNamed(stage)),
      consent: { ...ASK.consent, record: stateNamed(record), sensitive: stateNamed(sensitive) },
      area: 'record',
    });
    expect(decision).toEqual({ may, opened: opened === '-' ? [] : [opened] });
  });

  test('opens nothing but the record', () => {
    const caller = { kind: 'share', live: true, opened: [], giver: { right: 'self' } } as const;
    for (const area of ['share', 'booking', 'own-entry', 'unlock'] as const)
      expect(decideAccess({ ...ASK, caller, area }).may).toBe('not-found');
  });
});

test.each([
  [true, 'record', 'allowed'],
  [false, 'record', 'not-found'],
  [true, 'share', 'not-found'],
] as const)('a clinic’s system that sent it (%s) asking for %s: %s', (sentIt, area, expected) => {
  expect(decideAccess({ ...ASK, caller: { kind: 'clinic-system', sentIt }, area }).may).toBe(expected);
});

test('who is not signed in or not bound gets no further, whatever is asked', () => {
  for (const area of [...PLAIN_AREAS, ...DECISION_AREAS]) {
    expect(decideAccess({ ...ASK, caller: { kind: 'anonymous' }, area }).may).toBe('not-signed-in');
    expect(decideAccess({ ...ASK, caller: account({ right: 'self' }, false), area }).may).toBe('binding-needed');
  }
});

test('nothing sensitive is ever open without allowed, consent and unlocking', () => {
  const relation = fc.constantFrom(...Object.values(RELATIONS));
  const state = fc.constantFrom(...CONSENT_STATES);
  fc.assert(
    fc.property(
      relation,
      fc.constantFrom<Stage>('child', 'teen', 'adult'),
      fc.tuple(state, state, fc.boolean(), fc.boolean()),
      fc.constantFrom<Area>(...PLAIN_AREAS, ...DECISION_AREAS),
      (link, stage, [record, sensitive, ownWord, unlocked], area) => {
        const consent = { ...ASK.consent, record, sensitive, ownWord };
        const { may, opened } = decideAccess({
          ...ASK,
          caller: account(link),
          person: of(stage),
          consent,
          unlocked,
          area,
        });
        if (may !== 'allowed' || !unlocked || sensitive !== 'given') expect(opened).toEqual([]);
        if (opened.length > 0) expect(record).toBe('given');
      },
    ),
  );
});

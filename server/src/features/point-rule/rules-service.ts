import type { PointRules, PointRuleView, PointWays } from '@kangban/contract/point-way';
import { type PublishedScheme, schemeOn } from '@kangban/domain/point-rule/scheme-on';
import { agesZh, capZh, expiryZh, holderZh, roundingZh, sourcesZh } from '@kangban/domain/point-rule/texts';
import type { PointRule } from '@kangban/domain/point-rule/types';
import { nearestWays as nearest } from '@kangban/domain/point-rule/ways';
import { periodOf } from '@kangban/domain/points/period';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { choosesFor, openRecordFor, type RecordView } from '../access/open-record';
import { insertOpt, listPeople, type PersonRow } from './people-store';
import { listVersions } from './scheme-store';
import { loadStates } from './settle-facts';
import { findCare } from './way-store';

const ruleView = ({ caps, trigger, ...rule }: PointRule): PointRuleView => ({
  ruleId: rule.id,
  trigger: trigger.kind,
  title: rule.title,
  text: rule.text,
  points: rule.points,
  caps: caps.map(capZh),
  evidence: rule.evidenceText,
  sources: [...agesZh({ trigger, text: rule.text }), ...sourcesZh({ trigger, weights: rule.weights })],
  validFrom: rule.validFrom,
  validTo: rule.validTo,
});

function schemeView(
  { version, validFrom, document }: PublishedScheme,
  today: PointRules['today'],
): PointRules['scheme'] {
  const { family } = document;
  return {
    schemeId: document.schemeId,
    version,
    title: document.title,
    source: document.source,
    validFrom,
    validTo: document.validTo,
    expiry: expiryZh(document.expiry),
    holder: holderZh(document),
    rounding: roundingZh(document),
    appealDays: document.appealDays,
    familyAllowed: family.allowed,
    transferPerMonthMax: family.transferPerMonthMax,
    notes: [...document.notes],
    rules: document.rules.filter(({ validTo }) => validTo === null || validTo >= today).map(ruleView),
  };
}

/** A person with the document that counts for them today. */
export async function personWithScheme(
  deps: Deps,
  view: Pick<RecordView, 'countyCode' | 'residentId'>,
): Promise<
  { person: PersonRow; published: readonly PublishedScheme[]; current: PublishedScheme | undefined } | Refused
> {
  const { countyCode, residentId } = view;
  const [[person], published] = await Promise.all([
    listPeople(deps.db.pool, countyCode, [residentId]),
    listVersions(deps.db.pool, countyCode),
  ]);
  if (!person) return refuse('not-found');
  return { person, published, current: schemeOn(published, { day: deps.clock.today(), township: person.township }) };
}

/** The rules page: what counts for this person today, in plain words. */
export async function rulesFor(deps: Deps, who: AccountSession, residentId: string): Promise<PointRules | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'points' });
  if (isRefused(view)) return view;
  const found = await personWithScheme(deps, view);
  if (isRefused(found)) return found;
  const today = deps.clock.today();
  const { person, current } = found;
  return {
    residentId: view.residentId,
    label: view.label,
    today,
    off: person.off,
    mayChoose: choosesFor(view),
    scheme: current ? schemeView(current, today) : null,
  };
}

async function waysOf(
  deps: Deps,
  view: RecordView,
  told: { person: PersonRow; published: readonly PublishedScheme[]; current: PublishedScheme },
) {
  const { countyCode, residentIds } = view;
  const today = deps.clock.today();
  const asked = { countyCode, rows: [told.person], days: [today], published: told.published };
  const [states, care] = await Promise.all([
    loadStates(deps, deps.db.pool, asked),
    findCare(deps.db.pool, countyCode, { residentIds, today }),
  ]);
  const state = states.get(told.person.residentId);
  if (!state) return [];
  const { readings, awards, goalsOn, birthDate, illnesses } = state;
  const facts = {
    readings,
    awards,
    goals: goalsOn(today),
    birthDate,
    today,
    illnesses: [...illnesses, ...care.illnesses],
    nextFollowUpOn: care.nextFollowUpOn,
  };
  return nearest(facts, told.current.document);
}

/** The nearest three ways to earn, with how far one is. Nothing for who turned points off. */
export async function waysFor(deps: Deps, who: AccountSession, residentId: string): Promise<PointWays | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'points' });
  if (isRefused(view)) return view;
  const found = await personWithScheme(deps, view);
  if (isRefused(found)) return found;
  const today = deps.clock.today();
  const { person, published, current } = found;
  const week = periodOf('week', today);
  const items = person.off || !current ? [] : await waysOf(deps, view, { person, published, current });
  return { residentId: view.residentId, today, off: person.off, weekFrom: week.from, weekTo: week.to, items };
}

/** Turns points off or on: a choice that asks nothing and changes nothing else. What was earned stays. */
export async function turnOff(
  deps: Deps,
  who: AccountSession,
  { residentId, off }: { residentId: string; off: boolean },
): Promise<{ off: boolean } | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'points-use' });
  if (isRefused(view)) return view;
  const row = { optId: uuidV7(), residentId: view.residentId, off, accountId: who.accountId, at: deps.clock.now() };
  await insertOpt(deps.db.pool, view.countyCode, row);
  await deps.auditor.recordNow({
    countyCode: view.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: view.residentId,
    action: 'points-off',
    rightKind: view.right,
    details: { off },
  });
  return { off };
}

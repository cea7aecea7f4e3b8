import type { DryRun } from '@kangban/contract/point-rule-desk';
import { evaluate, type StandingAward } from '@kangban/domain/point-rule/evaluate';
import { type PublishedScheme, schemeOn } from '@kangban/domain/point-rule/scheme-on';
import type { PointEvidence, Scheme } from '@kangban/domain/point-rule/types';
import { type Period, periodOf } from '@kangban/domain/points/period';
import { addDays } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../../deps';
import { isRefused, type Refused } from '../../../http/refusal';
import type { StaffSession } from '../../../plugins/tokens';
import { listEvidenceOf, listPeopleOf } from './dry-run-store';
import { listPeople } from '../people-store';
import { administrator, soundDraft } from './scheme-service';
import { listVersions } from '../scheme-store';
import { loadStates, type PersonState } from '../settle-facts';

/** A dry run looks at so many people at most, so many at a time: it answers in seconds in any county. */
const PEOPLE_MAX = 2000;
const PEOPLE_AT_ONCE = 200;

type Side = 'current' | 'draft';
type Paid = DryRun['current'];

interface Tally {
  people: Set<string>;
  awards: number;
  points: number;
}

const newTally = (): Tally => ({ people: new Set(), awards: 0, points: 0 });
const paidOf = (tally: Tally | undefined): Paid => ({
  people: tally?.people.size ?? 0,
  awards: tally?.awards ?? 0,
  points: tally?.points ?? 0,
});

/** Counts of one side, by rule and in all. */
class Counts {
  readonly all = newTally();
  readonly rules = new Map<string, Tally>();
  readonly people = new Map<string, number>();

  add(ruleId: string, residentId: string, points: number): void {
    const rule = this.rules.get(ruleId) ?? newTally();
    this.rules.set(ruleId, rule);
    this.people.set(residentId, (this.people.get(residentId) ?? 0) + points);
    for (const tally of [this.all, rule]) {
      tally.people.add(residentId);
      tally.awards += 1;
      tally.points += points;
    }
  }
}

/** How many people would have got more, less, or as much as they did; who gets nothing either way is not counted. */
function changesOf(current: ReadonlyMap<string, number>, draft: ReadonlyMap<string, number>): DryRun['people'] {
  const people = { more: 0, less: 0, same: 0 };
  for (const id of new Set([...current.keys(), ...draft.keys()])) {
    const change = (draft.get(id) ?? 0) - (current.get(id) ?? 0);
    people[change > 0 ? 'more' : change < 0 ? 'less' : 'same'] += 1;
  }
  return people;
}

interface Run {
  current: readonly PublishedScheme[];
  draft: PublishedScheme;
  counts: Record<Side, Counts>;
  span: Period;
}

/** Whether a draft takes the place of a document for people of a township: the county's for the county's, a township's for a township's. */
const isReplaced = (document: Scheme, { draft, township }: { draft: Scheme; township: string }): boolean =>
  (document.townships === null) === (draft.townships === null) && (draft.townships?.includes(township) ?? true);

/** The draft as if it had been in force all month, in the place of the version it would follow. */
function asOfMonth(published: readonly PublishedScheme[], draft: Scheme, { from, to }: Period): PublishedScheme {
  const version = Math.max(0, ...published.map((one) => one.version)) + 1;
  const rules = draft.rules.map((rule) => ({
    ...rule,
    validFrom: rule.validFrom > from && rule.validFrom > to ? from : rule.validFrom,
  }));
  const document = { ...draft, validFrom: from, validTo: null, rules };
  return { version, validFrom: from, document };
}

/** The documents of one side that may count for people of a township. */
function publishedOn({ current, draft }: Run, side: Side, township: string): readonly PublishedScheme[] {
  if (side === 'current') return current;
  const kept = current.filter(({ document }) => !isReplaced(document, { draft: draft.document, township }));
  return [...kept, draft];
}

/** Runs one person's month under one set of documents: caps begin with what was given before the month. */
function runPerson(run: Run, side: Side, told: { state: PersonState; evidence: readonly PointEvidence[] }): void {
  const { state, evidence } = told;
  const awards: StandingAward[] = state.awards.filter(({ day }) => day < run.span.from);
  const weights = state.readings.flatMap(({ day, reading }) =>
    reading?.value.item === 'weight' ? [{ on: day, kg: reading.value.kg }] : [],
  );
  const documents = publishedOn(run, side, state.township);
  for (const one of evidence) {
    const published = schemeOn(documents, { day: one.day, township: state.township });
    if (!published) continue;
    const facts = {
      person: { birthDate: state.birthDate, heightCm: state.heightCm, weights, off: state.off },
      today: one.day,
      readings: state.readings.filter(({ day }) => day <= one.day),
      awards,
      goals: state.goalsOn(one.day),
      checks: { deviceResidents: [], phoneResidents: [], household: state.household, staffResident: null },
    };
    for (const decision of evaluate(one, facts, published.document)) {
      if (decision.outcome === 'none') continue;
      const { ruleId, points } = decision;
      awards.push({ ruleId, points, topic: one.topic, day: one.day });
      run.counts[side].add(ruleId, state.residentId, points);
    }
  }
}

async function runPeople(
  deps: Deps,
  run: Run,
  told: { countyCode: string; residentIds: readonly string[] },
): Promise<number> {
  const { countyCode, residentIds } = told;
  const db = deps.db.pool;
  const rows = await listPeople(db, countyCode, residentIds);
  const published = [...run.current, run.draft];
  const [states, evidence] = await Promise.all([
    loadStates(deps, db, { countyCode, rows, days: [run.span.from], published }),
    listEvidenceOf(db, countyCode, { residentIds, ...run.span }),
  ]);
  for (const state of new Set(states.values())) {
    const own = evidence.filter(({ residentId }) => state.residentIds.includes(residentId));
    runPerson(run, 'current', { state, evidence: own });
    runPerson(run, 'draft', { state, evidence: own });
  }
  return evidence.length;
}

function answerOf(
  { counts, span }: Run,
  told: { evidence: number; sampled: boolean; titles: Map<string, string> },
): DryRun {
  const { current, draft } = counts;
  const ids = [...new Set([...told.titles.keys(), ...current.rules.keys(), ...draft.rules.keys()])];
  return {
    ...span,
    evidence: told.evidence,
    people: changesOf(current.people, draft.people),
    sampled: told.sampled,
    rules: ids.map((ruleId) => ({
      ruleId,
      title: told.titles.get(ruleId) ?? ruleId,
      current: paidOf(current.rules.get(ruleId)),
      draft: paidOf(draft.rules.get(ruleId)),
    })),
    current: paidOf(current.all),
    draft: paidOf(draft.all),
  };
}

/** The rules of the draft, then those that only the documents in force paid for. */
function titlesOf(
  counts: Counts,
  { current, draft }: { current: readonly PublishedScheme[]; draft: Scheme },
): Map<string, string> {
  const titles = new Map(draft.rules.map(({ id, title }) => [id, title]));
  for (const { document } of current)
    for (const { id, title } of document.rules) if (counts.rules.has(id) && !titles.has(id)) titles.set(id, title);
  return titles;
}

/** What last month would have paid under a draft, beside what the rules in force pay for the same evidence. Writes nothing. */
export async function dryRun(
  deps: Deps,
  who: StaffSession,
  asked: { schemeId: string; draftId: string },
): Promise<DryRun | Refused> {
  const member = await administrator(deps, who);
  if (isRefused(member)) return member;
  const { countyCode } = member;
  const draft = await soundDraft(deps, countyCode, asked);
  if (isRefused(draft)) return draft;
  const span = periodOf('month', addDays(periodOf('month', deps.clock.today()).from, -1));
  const current = await listVersions(deps.db.pool, countyCode);
  const run: Run = {
    current,
    draft: asOfMonth(current, draft.document, span),
    counts: { current: new Counts(), draft: new Counts() },
    span,
  };
  const people = await listPeopleOf(deps.db.pool, countyCode, { ...span, limit: PEOPLE_MAX + 1 });
  const looked = people.slice(0, PEOPLE_MAX);
  let evidence = 0;
  for (let from = 0; from < looked.length; from += PEOPLE_AT_ONCE)
    evidence += await runPeople(deps, run, { countyCode, residentIds: looked.slice(from, from + PEOPLE_AT_ONCE) });
  const titles = titlesOf(run.counts.current, { current, draft: draft.document });
  return answerOf(run, { evidence, sampled: people.length > PEOPLE_MAX, titles });
}

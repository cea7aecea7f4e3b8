import type { ChildVisits, DeskChildVisits, VisitDetail } from '@kangban/contract/child-visit';
import { planVisits, type VisitsOfChild } from '@kangban/domain/child-visit/plan-visits';
import { VISIT_SERIES, type VisitCode } from '@kangban/domain/child-visit/visit-code';
import { getVisit } from '@kangban/domain/child-visit/visit-table';
import { TCM_TEXTS } from '@kangban/domain/child-visit/visit-texts';
import { thingsToArrange } from '@kangban/domain/home/next-thing';
import { isAdult } from '@kangban/domain/identity/rights';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import { forecast } from '@kangban/domain/immunization/forecast';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession, StaffSession } from '../../plugins/tokens';
import { deskEntry, memberFor } from '../desk/service';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { forecastInputOf, loadImmunizationFacts } from '../immunization/facts';
import { listHeldDoses } from '../immunization/service';
import { measuredAt } from './measured';
import { reachChild } from './reach';
import {
  type BookedVisitRow,
  type ChildRow,
  findChild,
  findChildren,
  listBookedVisits,
  listRecords,
  type VisitRecordRow,
} from './store';
import { cardOf, childView, doneOf, itemsView, linesOf, lineView } from './views';

interface Visits {
  records: VisitRecordRow[];
  booked: BookedVisitRow[];
  plan: VisitsOfChild;
}

async function loadVisits(deps: Deps, countyCode: string, child: ChildRow): Promise<Visits> {
  const residentIds = [child.resident_id];
  const [records, booked] = await Promise.all([
    listRecords(deps.db, countyCode, residentIds),
    listBookedVisits(deps.db, countyCode, { residentIds, series: VISIT_SERIES }),
  ]);
  const plan = planVisits({ birthDate: child.birth_date, today: deps.clock.today(), done: records.map(doneOf) });
  return { records, booked, plan };
}

const knownOf = (child: ChildRow, { records, booked }: Visits, code: VisitCode) => ({
  child,
  record: records.find(({ visit }) => visit === code),
  booked: booked.find(({ visit }) => visit === code),
});

interface Opened {
  right: FamilyRight;
  child: ChildRow;
}

/** The child and the right to see the record; anybody else's id, and a grown-up's, says no more than that nothing was found. */
async function open(deps: Deps, who: AccountSession, residentId: string): Promise<Opened | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  const child = right && (await findChild(deps.db.pool, who.countyCode, residentId));
  return right && child && !isAdult(child.birth_date, deps.clock.today()) ? { right, child } : refuse('not-found');
}

function noteRead(deps: Deps, who: AccountSession, { right, child }: Opened): void {
  if (right.right === 'self') return;
  deps.auditor.record({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: child.resident_id,
    action: 'child-visit-read',
    rightKind: right.right,
  });
}

function rescreenView({ hearingRescreen: rescreen }: VisitsOfChild): ChildVisits['hearingRescreen'] {
  if (!rescreen?.reason) return null;
  return { by: rescreen.by, late: rescreen.status === 'overdue', text: rescreen.reason.text };
}

/** The 13 visits of a child. Reading about another person is written down. */
export async function readVisits(deps: Deps, who: AccountSession, residentId: string): Promise<ChildVisits | Refused> {
  const opened = await open(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const { child, right } = opened;
  const visits = await loadVisits(deps, who.countyCode, child);
  noteRead(deps, who, opened);
  return {
    ...childView(child, { label: right.label, today: deps.clock.today() }),
    visits: visits.plan.visits.map((plan) => cardOf(plan, knownOf(child, visits, plan.code))),
    next: visits.plan.next,
    hearingRescreen: rescreenView(visits.plan),
  };
}

/** Vaccines the child can be given now that nobody has booked: families rather come once. */
async function vaccinesNow(deps: Deps, countyCode: string, residentId: string): Promise<VisitDetail['vaccines']> {
  const [facts, held] = await Promise.all([
    loadImmunizationFacts(deps, countyCode, [residentId]),
    listHeldDoses(deps, countyCode, [residentId]),
  ]);
  const known = facts.get(residentId);
  if (!known) return [];
  const { doses } = forecast(forecastInputOf(known, deps.clock.today()));
  return thingsToArrange(doses, held.get(residentId) ?? []).due.map(({ series, vaccine, dose }) => ({
    series,
    vaccine,
    dose,
    name: vaccineNameZh(vaccine),
  }));
}

function recordView(record: VisitRecordRow | undefined, child: ChildRow): VisitDetail['record'] {
  if (!record) return null;
  return {
    visitId: record.visit_id,
    visitedOn: record.visited_on,
    siteName: record.site_name,
    doneBy: record.done_by,
    lines: linesOf(record, child).map(lineView),
    note: record.findings.note ?? null,
    nextOn: record.next_on,
  };
}

function teachingOf(code: VisitCode): VisitDetail['teaching'] {
  const { tcm } = getVisit(code);
  return tcm === null ? null : { names: TCM_TEXTS[tcm].names, how: [...TCM_TEXTS[tcm].how] };
}

const OPEN: readonly string[] = ['due', 'overdue'];

/** One visit: what it contains, what was found, what is next. */
export async function readVisit(
  deps: Deps,
  who: AccountSession,
  { residentId, visit }: { residentId: string; visit: VisitCode },
): Promise<VisitDetail | Refused> {
  const opened = await open(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const { child, right } = opened;
  const { countyCode } = who;
  const visits = await loadVisits(deps, countyCode, child);
  const plan = visits.plan.visits.find(({ code }) => code === visit);
  if (!plan) return refuse('not-found');
  const known = knownOf(child, visits, visit);
  const [measured, vaccines] = await Promise.all([
    known.record ? measuredAt(deps, countyCode, known.record) : { growth: null, vision: null },
    OPEN.includes(plan.status) ? vaccinesNow(deps, countyCode, residentId) : [],
  ]);
  noteRead(deps, who, opened);
  return {
    ...childView(child, { label: right.label, today: deps.clock.today() }),
    card: cardOf(plan, known),
    items: itemsView(plan.items),
    record: recordView(known.record, child),
    ...measured,
    teaching: teachingOf(visit),
    vaccines,
  };
}

/** The visits of a child at the desk, with what stands in the record, so that it can be corrected. */
export async function readAtDesk(
  deps: Deps,
  who: StaffSession,
  residentId: string,
): Promise<DeskChildVisits | Refused> {
  const member = await memberFor(deps, who, 'record-findings');
  if (isRefused(member)) return member;
  const child = await reachChild(deps, member, { residentId, day: deps.clock.today() });
  if (isRefused(child)) return child;
  const visits = await loadVisits(deps, member.countyCode, child);
  deps.auditor.record(deskEntry(member, 'child-visit-read', { residentId }));
  return {
    ...childView(child, { label: child.name, today: deps.clock.today() }),
    visits: visits.plan.visits.map((plan) => {
      const known = knownOf(child, visits, plan.code);
      const { record } = known;
      return {
        ...cardOf(plan, known),
        items: itemsView(plan.items),
        record: record
          ? {
              visitId: record.visit_id,
              visitedOn: record.visited_on,
              findings: record.findings,
              nextOn: record.next_on,
            }
          : null,
      };
    }),
    next: visits.plan.next,
  };
}

/** The 13 visits of many children by child, with what was found: for pages and papers about the whole child. Three queries at once. */
export async function loadChildVisits(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, Pick<ChildVisits, 'visits' | 'next' | 'hearingRescreen'>>> {
  if (residentIds.length === 0) return new Map();
  const [children, records, booked] = await Promise.all([
    findChildren(deps.db.pool, countyCode, residentIds),
    listRecords(deps.db, countyCode, residentIds),
    listBookedVisits(deps.db, countyCode, { residentIds, series: VISIT_SERIES }),
  ]);
  const today = deps.clock.today();
  return new Map(
    children.map((child) => {
      const own = records.filter((row) => row.resident_id === child.resident_id);
      const held = booked.filter((row) => row.resident_id === child.resident_id);
      const plan = planVisits({ birthDate: child.birth_date, today, done: own.map(doneOf) });
      const visits = { records: own, booked: held, plan };
      const cards = plan.visits.map((one) => cardOf(one, knownOf(child, visits, one.code)));
      return [child.resident_id, { visits: cards, next: plan.next, hearingRescreen: rescreenView(plan) }];
    }),
  );
}

/** The check-ups of a child of eight months on 2026-11-23, as the server would tell them. Invented people and places. */
import type { ChildVisits, VisitCard, VisitDetail } from '@kangban/contract/child-visit';
import { planVisits, type VisitPlan } from '@kangban/domain/child-visit/plan-visits';
import type { DoneVisit } from '@kangban/domain/child-visit/visit-items';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { AN, TODAY } from './family-samples';

const BIRTH = toPlainDate('2026-03-20');
const DONE: DoneVisit[] = [
  { visit: 'home', visitedOn: toPlainDate('2026-03-25') },
  { visit: 'm1', visitedOn: toPlainDate('2026-04-17') },
  { visit: 'm6', visitedOn: toPlainDate('2026-09-21'), haemoglobinGL: 118 },
];

const cardOf = ({ items: _, ...plan }: VisitPlan): VisitCard => ({
  ...plan,
  reasons: [...plan.reasons],
  summary: plan.doneOn === null ? null : '没有看到要注意的',
  attention: false,
  booked: null,
});

const plan = planVisits({ birthDate: BIRTH, today: TODAY, done: DONE });
const child = { residentId: AN, label: '安安', name: '陈安安', sex: 'female' as const, birthDate: BIRTH, today: TODAY };

export const visitsOf = (change: Partial<ChildVisits> = {}): ChildVisits => ({
  ...child,
  visits: plan.visits.map(cardOf),
  next: plan.next,
  hearingRescreen: null,
  ...change,
});

export function visitOf(code: string, change: Partial<VisitDetail> = {}): VisitDetail {
  const one = plan.visits.find((visit) => visit.code === code);
  if (!one) throw new Error(`no visit ${code}`);
  return {
    ...child,
    card: cardOf(one),
    items: one.items.map((item) => ({ ...item })),
    record: null,
    growth: null,
    vision: null,
    teaching: null,
    vaccines: [],
    ...change,
  };
}

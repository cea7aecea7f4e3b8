import type { FindingLine, VisitCard, VisitItem } from '@kangban/contract/child-visit';
import type { VisitPlan } from '@kangban/domain/child-visit/plan-visits';
import { type FindingLine as Line, readFindings } from '@kangban/domain/child-visit/read-findings';
import type { DoneVisit } from '@kangban/domain/child-visit/visit-items';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { BookedVisitRow, ChildRow, VisitRecordRow } from './store';

/** What the plan asks of a record. */
export const doneOf = ({ visit, visited_on: visitedOn, findings }: VisitRecordRow): DoneVisit => ({
  visit,
  visitedOn,
  haemoglobinGL: findings.haemoglobinGL,
  newbornHearing: findings.newbornHearing,
  hearing: findings.hearing,
});

/** The findings of a record as lines, by the age on that day. */
export const linesOf = (record: VisitRecordRow, child: Pick<ChildRow, 'birth_date'>): Line[] =>
  readFindings(record.findings, {
    visit: record.visit,
    birthDate: child.birth_date,
    visitedOn: record.visited_on,
  });

export const lineView = ({ refer: _, ...line }: Line): FindingLine => line;

interface Known {
  child: ChildRow;
  record: VisitRecordRow | undefined;
  booked: BookedVisitRow | undefined;
}

/** A visit of the plan with what the record and the appointments say of it. */
export function cardOf(plan: VisitPlan, { child, record, booked }: Known): VisitCard {
  const { code, name, status, from, to, doneOn, reasons } = plan;
  return {
    code,
    name,
    status,
    from,
    to,
    doneOn,
    reasons: [...reasons],
    summary: record?.summary ?? null,
    attention: record ? linesOf(record, child).some(({ tone }) => tone === 'attention') : false,
    bookable: plan.bookable && booked === undefined,
    booked: booked ? { appointmentId: booked.appointment_id, day: booked.day, startsAt: booked.starts_at } : null,
  };
}

export const itemsView = (items: VisitPlan['items']): VisitItem[] => items.map((item) => ({ ...item }));

/** Who the page is about. */
export const childView = (child: ChildRow, { label, today }: { label: string; today: PlainDate }) => ({
  residentId: child.resident_id,
  label,
  name: child.name,
  sex: child.sex,
  birthDate: child.birth_date,
  today,
});

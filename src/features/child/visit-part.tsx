import type { ChildOverview } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { dayWords, fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { LinkButton } from '@/ui/link-button/link-button';
import type { MarkKind } from '@/ui/mark/mark';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';

type Visits = NonNullable<ChildOverview['visits']>;
type Visit = Visits['done'][number];

function standingOf({ status, bookedOn }: Visit): [MarkKind, string] {
  if (status === 'done') return ['normal', words.visitDone];
  if (bookedOn) return ['normal', words.visitBooked];
  if (status === 'due') return ['now', words.visitDue];
  return status === 'overdue' ? ['attention', words.visitLate] : ['waiting', words.visitNotYet];
}

function noteOf({ doneOn, bookedOn, status, from, to }: Visit, today: ChildOverview['today']): string {
  if (doneOn) return fullDay(doneOn);
  if (bookedOn) return dayWords(bookedOn, today);
  if (status === 'not-yet') return from ? words.visitFrom(dayWords(from, today)) : '';
  return to && status === 'due' ? words.visitUntil(dayWords(to, today)) : '';
}

/** The check-up that is next, and the last two. */
export function VisitPart({ child: { residentId, visits, today } }: { child: ChildOverview }) {
  if (!visits) return null;
  const shown = [...(visits.next ? [visits.next] : []), ...visits.done];
  return (
    <>
      <SectionTitle
        text={words.visits}
        right={<LinkButton text={words.allVisits} arrow onPress={() => void openPage('visits', { residentId })} />}
      />
      <Card flush>
        {shown.map((visit) => {
          const [mark, word] = standingOf(visit);
          return (
            <Row
              key={visit.code}
              title={visit.name}
              note={noteOf(visit, today)}
              right={<StatusChip kind={mark} text={word} />}
              onPress={() => void openPage('visit', { residentId, visit: visit.code })}
            />
          );
        })}
      </Card>
    </>
  );
}

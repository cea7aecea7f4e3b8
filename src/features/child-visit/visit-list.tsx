import type { ChildVisits, VisitCard } from '@kangban/contract/child-visit';
import { states } from '@/copy/states';
import { visits as words } from '@/copy/child-visit';
import { clockWords, dayWords, fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import type { MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';

const MARKS: Readonly<Record<VisitCard['status'], MarkKind>> = {
  done: 'normal',
  due: 'now',
  overdue: 'attention',
  missed: 'none',
  'not-yet': 'waiting',
};

const chipOf = ({ status, attention, booked }: VisitCard): { kind: MarkKind; text: string } => {
  if (attention) return { kind: 'attention', text: words.attention };
  if (booked) return { kind: 'now', text: words.booked };
  return { kind: MARKS[status], text: words.chips[status] };
};

function noteOf({ status, doneOn, booked, from, reasons, summary }: VisitCard, today: ChildVisits['today']): string {
  if (doneOn !== null) return states.dotted([fullDay(doneOn), summary ?? '']);
  if (booked) return words.bookedFor(dayWords(booked.day, today), clockWords(booked.startsAt));
  if (status === 'not-yet' && from !== null) return words.from(dayWords(from, today));
  return reasons[0]?.text ?? '';
}

interface PartProps {
  title: string;
  cards: readonly VisitCard[];
  data: ChildVisits;
}

function Part({ title, cards, data: { residentId, today } }: PartProps) {
  if (cards.length === 0) return null;
  return (
    <>
      <SectionTitle text={title} />
      <Card flush>
        {cards.map((card) => (
          <Row
            key={card.code}
            title={card.name}
            note={noteOf(card, today)}
            right={<StatusChip {...chipOf(card)} />}
            onPress={() => void openPage('visit', { residentId, visit: card.code })}
          />
        ))}
      </Card>
    </>
  );
}

/** The 13 visits: what to do now, what comes, what was. */
export function VisitList({ data }: { data: ChildVisits }) {
  const { visits, hearingRescreen } = data;
  const of = (...wanted: VisitCard['status'][]): VisitCard[] => visits.filter(({ status }) => wanted.includes(status));
  const done = of('done');
  const turned = visits.length - of('not-yet').length;
  return (
    <>
      <Lead title={turned === 0 ? words.noneYet : words.headline(done.length, turned)} text={words.advice} />
      {hearingRescreen && (
        <Inset>
          <Note tone={hearingRescreen.late ? 'attention' : 'brand'}>{hearingRescreen.text}</Note>
        </Inset>
      )}
      <Part title={words.now} cards={of('due', 'overdue')} data={data} />
      <Part title={words.later} cards={of('not-yet')} data={data} />
      <Part title={words.past} cards={[...done].reverse()} data={data} />
      <Part title={words.missed} cards={of('missed')} data={data} />
    </>
  );
}

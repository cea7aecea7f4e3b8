import type { VisionOfResident } from '@kangban/contract/vision';
import { vision as words } from '@/copy/vision';
import { dayWords } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import './vision.scss';

/** What is next, as a title and a quieter line. */
function sayNext({ next, today }: VisionOfResident): { title: string; note: string } | undefined {
  const day = (on: Parameters<typeof dayWords>[0]): string => dayWords(on, today);
  switch (next.kind) {
    case 'referral':
      return undefined;
    case 're-check': {
      const note = next.late ? words.nextLate(day(next.until)) : words.nextVisitDays(day(next.from), day(next.until));
      return { title: words.nextRecheck, note };
    }
    case 'visit': {
      const open = next.from <= today;
      const note = open ? words.nextVisitNow(day(next.until)) : words.nextVisitDays(day(next.from), day(next.until));
      return { title: words.nextVisit(next.name), note };
    }
    case 'school':
      return { title: words.nextSchool, note: words.nextSchoolNote };
  }
}

/** When the eyes are looked at next; an open referral stands in its own flow. */
export function NextEyes({ data }: { data: VisionOfResident }) {
  const said = sayNext(data);
  if (!said || data.referral?.open) return null;
  return (
    <>
      <SectionTitle text={words.next} />
      <Card flush>
        <Row icon="eye" title={said.title} note={said.note} />
      </Card>
    </>
  );
}

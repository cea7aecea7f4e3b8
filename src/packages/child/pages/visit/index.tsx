import { getChildVisit, type VisitDetail } from '@kangban/contract/child-visit';
import { isVisitCode } from '@kangban/domain/child-visit/visit-code';
import { visit as words } from '@/copy/child-visit';
import { beginDraft } from '@/features/booking/draft';
import { VisitView } from '@/features/child-visit/visit-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

/** A check-up goes straight to the clinic and the time: it asks no questions and no agreement. */
function book({ residentId, label, name, sex, birthDate, today, card }: VisitDetail): void {
  const visit = { code: card.code, name: card.name };
  beginDraft([{ residentId, label, name, sex, birthDate, doses: [], visit, recent: [] }], today);
  void openPage('slot');
}

function Foot({ data }: { data: VisitDetail }) {
  const { booked, bookable, name } = data.card;
  if (booked) {
    const { appointmentId } = booked;
    return (
      <BottomBar>
        <Button text={words.seeBooking} icon="qr" onPress={() => void openPage('booked', { appointmentId })} />
      </BottomBar>
    );
  }
  if (!bookable) return null;
  return (
    <BottomBar>
      <Button text={words.book(name)} icon="calendar" onPress={() => book(data)} />
    </BottomBar>
  );
}

export default function VisitPage() {
  const { residentId = '', visit: asked = '' } = usePageParams('visit');
  const visit = isVisitCode(asked) ? asked : 'home';
  const remote = useRemote({ endpoint: getChildVisit, input: { params: { residentId, visit } }, keep: true });
  const known = knownOf(remote);
  return (
    <InnerPage title={words.title} foot={known && <Foot data={known} />}>
      <RemoteView remote={remote} here={pathTo('visit', { residentId, visit })} shape="cards">
        {(data) => <VisitView data={data} />}
      </RemoteView>
    </InnerPage>
  );
}

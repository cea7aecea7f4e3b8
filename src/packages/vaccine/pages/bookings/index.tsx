import { getHome } from '@kangban/contract/home';
import { bookings as words } from '@/copy/booking';
import { BookingsList } from '@/features/booking/bookings-list';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';

const isWaiting = ({ state }: { state: string }): boolean => state === 'waiting' || state === 'offered';

export default function BookingsPage() {
  const remote = useRemote({ endpoint: getHome, input: {}, keep: true });
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('bookings')} shape="rows">
        {({ appointments, waitlist, today }) => {
          const waiting = waitlist.filter(isWaiting);
          if (appointments.length + waiting.length === 0) {
            return (
              <StatePanel kind="empty" title={words.empty} text={words.emptyText}>
                <Button text={words.emptyGo} onPress={() => void openPage('chooseVaccine')} />
              </StatePanel>
            );
          }
          return (
            <BookingsList
              upcoming={appointments}
              waiting={waiting}
              today={today}
              onChanged={() => void remote.reload()}
            />
          );
        }}
      </RemoteView>
    </InnerPage>
  );
}

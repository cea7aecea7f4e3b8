import type { Redemption } from '@kangban/contract/reward';
import { redemption as words } from '@/copy/reward';
import { callPhone } from '@/platform/device';
import { openPage } from '@/platform/navigation';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

export interface RedemptionFootProps {
  redemption: Redemption;
  busy: boolean;
  onCancel: () => void;
  /** Has it done with the checkup that is booked already. */
  onJoin: (appointmentId: string) => void;
}

/** The way on to a time: the checkup it is done with or a slot of its own, one to book, or the clinic's phone. */
function Way({ redemption, busy, onJoin }: RedemptionFootProps) {
  const { booking, residentId, redemptionId, place, useBy } = redemption;
  if (booking.how === 'walk-in')
    return <Button text={words.call} kind="second" icon="phone" onPress={() => void callPhone(place.phone)} />;
  const { appointment, canJoin, service } = booking;
  if (appointment) {
    const { appointmentId } = appointment;
    const text = booking.how === 'slot' ? words.seeTime : words.ticket;
    return <Button text={text} icon="calendar" onPress={() => void openPage('booked', { appointmentId })} />;
  }
  if (service !== null) {
    const times = { residentId, service, redemption: redemptionId, siteId: place.siteId, until: useBy };
    return <Button text={words.chooseTime} icon="calendar" onPress={() => void openPage('checkupTimes', times)} />;
  }
  if (canJoin)
    return <Button text={words.join} icon="calendar" busy={busy} onPress={() => onJoin(canJoin.appointmentId)} />;
  return (
    <Button
      text={words.bookTime}
      icon="calendar"
      onPress={() => void openPage('checkupBook', { residentId, redemption: redemptionId })}
    />
  );
}

/** Giving it up, and finding a time: only while it is held. */
export function RedemptionFoot(props: RedemptionFootProps) {
  const { state, mayCancel, residentId } = props.redemption;
  if (state !== 'held')
    return (
      <BottomBar>
        <Button text={words.again} onPress={() => void openPage('rewards', { residentId })} />
      </BottomBar>
    );
  return (
    <BottomBar>
      {mayCancel && <Button text={words.cancel} kind="second" onPress={props.onCancel} />}
      <Way {...props} />
    </BottomBar>
  );
}

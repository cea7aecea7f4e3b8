import { useState } from 'react';
import type { Appointment } from '@kangban/contract/booking';
import { booked as words } from '@/copy/booking';
import { checkupBooking } from '@/copy/checkup-booking';
import { errorSentences } from '@/copy/errors';
import { callPhone, showWay } from '@/platform/device';
import { asProblem } from '@/platform/problem';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { cancelBooking } from './change-booking';

export interface BookingActionsProps {
  appointment: Appointment;
  onCancelled: (appointment: Appointment) => void;
}

/** The way there, a call, and giving the place back. */
export function BookingActions({ appointment, onCancelled }: BookingActionsProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const { site, appointmentId, changeable, checkup, reward } = appointment;
  const call = checkup || reward ? checkupBooking.call(site.shortName) : words.call;
  const cancel = async (): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    try {
      onCancelled(await cancelBooking(appointmentId));
    } catch (reason) {
      const { say, next } = errorSentences[asProblem(reason).code];
      setWrong(`${say}。${next}`);
    }
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      {wrong && (
        <Inset>
          <Note tone="attention" live>
            {wrong}
          </Note>
        </Inset>
      )}
      <Card flush>
        <Row icon="route" title={words.directions} note={site.address} onPress={() => void showWay(site)} />
        <Row icon="phone" title={call} note={site.phone} onPress={() => void callPhone(site.phone)} />
        {changeable && <Row icon="close" title={words.cancel} onPress={() => setAsking(true)} />}
      </Card>
      <Confirm
        id="cancel"
        open={asking}
        title={words.cancelTitle}
        text={words.cancelText}
        yes={words.cancelYes}
        no={words.cancelNo}
        busy={busy}
        onYes={() => void cancel()}
        onNo={() => setAsking(false)}
      />
    </>
  );
}

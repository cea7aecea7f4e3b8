import { useState } from 'react';
import { getCheckupOffer, type CheckupOffer } from '@kangban/contract/checkup/booking';
import { checkupBooking as words } from '@/copy/checkup-booking';
import { states } from '@/copy/states';
import { dayAndWeekday, spanWords } from '@/copy/when';
import { serviceOf, type Whom } from '@/features/checkup-booking/book';
import { ChoiceList, tappedOf } from '@/features/checkup-booking/choice-list';
import { ConfirmSheet, type Tapped } from '@/features/checkup-booking/confirm-sheet';
import { useAsked } from '@/features/care-task/use-asked';
import { useLabel } from '@/features/checkup-booking/use-label';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** The ways on that are always there. */
function Ways({ whom }: { whom: Whom }) {
  const { residentId, service } = whom;
  const yearly = service === 'elderly-checkup';
  return (
    <Card flush>
      <Row icon="calendar" title={words.moreTimes} onPress={() => void openPage('checkupTimes', { ...whom })} />
      {yearly && <Row icon="pin" title={words.stops} onPress={() => void openPage('checkupStops', { residentId })} />}
      <Row
        icon="bag"
        title={yearly ? words.prepare : words.prepareRecheck}
        onPress={() => void openPage('checkupPrepare', { service })}
      />
      {yearly && (
        <Row icon="info" title={words.addOns} onPress={() => void openPage('checkupAddOns', { residentId })} />
      )}
    </Card>
  );
}

function Standing({ offer, whom }: { offer: CheckupOffer; whom: Whom }) {
  const { booked, state, text, today } = offer;
  if (booked) {
    const { appointmentId, day, startsAt, endsAt, place } = booked;
    return (
      <StatePanel
        kind="empty"
        icon="check"
        title={words.booked(dayAndWeekday(day, today), spanWords(startsAt, endsAt))}
        text={place}
      >
        <Button text={words.seeTicket} icon="qr" onPress={() => void openPage('booked', { appointmentId })} />
      </StatePanel>
    );
  }
  if (state === 'open') return <StatePanel kind="empty" title={words.none} text={words.noneText} />;
  return (
    <StatePanel
      kind="empty"
      icon={state === 'done' ? 'check' : 'calendar'}
      title={state === 'done' ? words.done : words.tooYoung}
      text={text ?? ''}
    >
      {state === 'done' && (
        <Button
          text={words.seeReport}
          onPress={() => void openPage('checkupReport', { residentId: whom.residentId })}
        />
      )}
    </StatePanel>
  );
}

interface BodyProps {
  offer: CheckupOffer;
  whom: Whom;
  label: string;
  reload: () => Promise<void>;
}

function Body({ offer, whom, label, reload }: BodyProps) {
  const [tapped, setTapped] = useState<Tapped>();
  const { service, choices, today, text } = offer;
  const asked = useAsked(whom);
  return (
    <>
      {choices.length === 0 && <Standing offer={offer} whom={whom} />}
      {choices.length > 0 && (
        <>
          <Lead title={words.ask(service)} text={states.dotted([words.whomNote(label, service), asked])} />
          {text !== null && (
            <Inset>
              <Note>{text}</Note>
            </Inset>
          )}
          <ChoiceList choices={choices} today={today} onChoose={(choice) => setTapped(tappedOf(choice))} />
        </>
      )}
      <Ways whom={whom} />
      <ConfirmSheet
        whom={whom}
        label={label}
        tapped={tapped}
        today={today}
        onClose={() => setTapped(undefined)}
        onRefused={() => void reload()}
      />
    </>
  );
}

/** The nearest days for the yearly checkup or a recheck: one tap to choose, one to book. */
export default function BookCheckupPage() {
  const { residentId = '', service: asked, taskId, redemption } = usePageParams('checkupBook');
  const service = serviceOf(asked);
  const whom: Whom = { residentId, service, taskId, redemption };
  const label = useLabel(residentId);
  const input = { params: { residentId }, query: { service, taskId } };
  const remote = useRemote({ endpoint: getCheckupOffer, input });
  return (
    <InnerPage title={words.title(service)}>
      <RemoteView remote={remote} here={pathTo('checkupBook', whom)} shape="cards">
        {(offer) => <Body offer={offer} whom={whom} label={label} reload={remote.reload} />}
      </RemoteView>
    </InnerPage>
  );
}

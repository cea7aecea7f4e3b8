import { useState } from 'react';
import { View } from '@tarojs/components';
import type { BookableService } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { isCheckupService } from '@kangban/domain/checkup-booking/checkup-item';
import { stopEatingAt } from '@kangban/domain/checkup-booking/prepare';
import { checkupBooking as words } from '@/copy/checkup-booking';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { dayAndWeekday, spanWords } from '@/copy/when';
import { replacePage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { IconList } from '@/ui/icon-list/icon-list';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Sheet } from '@/ui/sheet/sheet';
import { bookCheckup, type Booked, type Whom } from './book';
import './checkup-booking.scss';

/** A place that was tapped. */
export interface Tapped {
  slotId: string;
  day: PlainDate;
  startsAt: string;
  endsAt: string;
  where: string;
  address: string;
}

/** What to mind before going, in two lines. */
export function mindLines(service: BookableService, startsAt: string): string[] {
  if (!isCheckupService(service)) return [words.idCard, words.keepsPoints];
  const hour = service === 'recheck' ? undefined : stopEatingAt(startsAt);
  return [hour === undefined ? words.askFasting : words.fasting(hour), words.medicine];
}

function Trouble({ outcome }: { outcome: Booked | undefined }) {
  if (!outcome || outcome.kind === 'booked') return null;
  if (outcome.kind === 'unsure')
    return (
      <Note tone="attention" live>
        {words.unsure}
      </Note>
    );
  const { code, details } = outcome.problem;
  const { say, next } = errorSentences[code];
  return (
    <Note tone="attention" live>
      {details.reason ?? words.refused(say, next)}
    </Note>
  );
}

export interface ConfirmSheetProps {
  whom: Whom;
  /** How the family calls the person. */
  label: string;
  tapped: Tapped | undefined;
  today: PlainDate;
  onClose: () => void;
  /** The place is gone or the rule says no: what is shown has to be read again. */
  onRefused: () => void;
}

/** Day, time, place and what to mind, once more before it is booked. */
export function ConfirmSheet({ whom, label, tapped, today, onClose, onRefused }: ConfirmSheetProps) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Booked>();
  const close = (): void => {
    setOutcome(undefined);
    onClose();
  };
  const book = async ({ slotId }: Tapped): Promise<void> => {
    setBusy(true);
    const done = await bookCheckup(whom, slotId);
    setBusy(false);
    setOutcome(done);
    if (done.kind === 'refused') onRefused();
    if (done.kind === 'booked')
      void replacePage('booked', { appointmentId: done.appointment.appointmentId, fresh: 'yes' });
  };
  return (
    <Sheet
      id="confirm-checkup"
      open={tapped !== undefined}
      title={words.confirmTitle}
      closeLabel={states.close}
      onClose={close}
    >
      {tapped && (
        <>
          <KeyValueList
            rows={[
              { key: words.whom, values: [label] },
              { key: words.day, values: [dayAndWeekday(tapped.day, today)] },
              { key: words.time, values: [spanWords(tapped.startsAt, tapped.endsAt)] },
              { key: words.place, values: [tapped.where, tapped.address] },
            ]}
          />
          <View className="checkup-mind">
            <IconList
              items={mindLines(whom.service, tapped.startsAt).map((text) => ({ key: text, icon: 'info', text }))}
            />
          </View>
          <Trouble outcome={outcome} />
          {outcome?.kind !== 'refused' && (
            <Button
              text={outcome?.kind === 'unsure' ? words.askAgain : words.confirm}
              busy={busy}
              onPress={() => void book(tapped)}
            />
          )}
          <Button text={words.otherOne} kind="plain" onPress={close} />
        </>
      )}
    </Sheet>
  );
}

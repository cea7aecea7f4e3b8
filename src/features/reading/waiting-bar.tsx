import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { waiting as words } from '@/copy/reading-log';
import { states } from '@/copy/states';
import { callPhone } from '@/platform/device';
import { useDidShow } from '@/platform/hooks';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Mark } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { forgetLateAlarms, lookAgain, sendQueued, useLateAlarms, useQueued } from './queue';

/** Sends what waits whenever a page of readings is shown. `onSent`: something has gone. */
export function useSendQueued(onSent: () => void): void {
  const count = useQueued((all) => all.length);
  const send = (): void => {
    lookAgain();
    if (useQueued.getState().length === 0) return;
    const before = useQueued.getState().length;
    void sendQueued().then(() => {
      if (useQueued.getState().length < before) onSent();
    });
  };
  useDidShow(send);
  useEffect(() => {
    if (count === 0) onSent();
    // The page itself is shown once before it listens; another page or a line that came back may have sent.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [count]);
}

/** An alarm of a reading that was sent late comes before everything else of the page. */
function LateAlarms() {
  const alarms = useLateAlarms();
  if (alarms.length === 0) return null;
  return (
    <View className="reading-edge">
      <Note tone="urgent" live>
        <View>{words.alarmLate}</View>
        {alarms.map(({ title, steps, calls }) => (
          <View key={title} className="reading-late">
            <View className="reading-late__title">{title}</View>
            {steps.map((step) => (
              <View key={step}>{step}</View>
            ))}
            {calls.map(({ label, phone }) => (
              <Button key={phone} small kind="second" icon="phone" text={label} onPress={() => void callPhone(phone)} />
            ))}
          </View>
        ))}
        <Button small kind="plain" text={states.known} onPress={forgetLateAlarms} />
      </Note>
    </View>
  );
}

/** What has not reached the server yet, in one line that opens the list. */
export function WaitingBar() {
  const waiting = useQueued();
  const refused = waiting.filter((item) => item.refused !== null).length;
  return (
    <>
      <LateAlarms />
      {waiting.length > 0 && (
        <View className="reading-gap">
          <Card flush>
            <Row
              lead={<Mark kind={refused > 0 ? 'attention' : 'waiting'} size={26} />}
              title={refused > 0 ? words.refusedBar(refused) : words.bar(waiting.length)}
              note={refused > 0 ? words.bar(waiting.length) : words.barNote}
              onPress={() => void openPage('readingWaiting')}
            />
          </Card>
        </View>
      )}
    </>
  );
}

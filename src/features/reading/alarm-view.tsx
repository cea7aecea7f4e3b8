import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { ReadingAlarm, ReadingValue } from '@kangban/contract/reading/reading';
import { itemName, unitName } from '@/copy/reading';
import { alarm as words } from '@/copy/reading-log';
import { states } from '@/copy/states';
import { callPhone } from '@/platform/device';
import { focusWhenShown } from '@/platform/focus';
import { useCountdown } from '@/platform/use-countdown';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Mark } from '@/ui/mark/mark';
import { Pressable } from '@/ui/pressable/pressable';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { shownValue } from './entry';
import { AMBULANCE, localAlarm, symptomsOf } from './local-alarm';

const SECONDS = 60;
const TITLE_ID = 'reading-alarm';

const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / SECONDS)}:${String(seconds % SECONDS).padStart(2, '0')}`;

const Steps = ({ steps }: { steps: readonly string[] }) => (
  <View className="reading-steps" {...a11y({ role: 'list' })}>
    {steps.map((text, index) => (
      <View key={text} className="reading-steps__step" {...a11y({ role: 'listitem' })}>
        <View className="reading-steps__number">{index + 1}</View>
        <View className="reading-steps__text">{text}</View>
      </View>
    ))}
  </View>
);

/** Numbers to press, the most urgent filled. 120 is always among them. */
function Calls({ alarm: { level, calls } }: { alarm: ReadingAlarm }) {
  const hasAmbulance = calls.some(({ phone }) => phone === AMBULANCE);
  const all = hasAmbulance ? calls : [...calls, { label: words.ambulance, phone: AMBULANCE }];
  const sorted = level === 'call-120' ? [...all].sort((a) => (a.phone === AMBULANCE ? -1 : 1)) : all;
  return (
    <View className="reading-calls">
      {sorted.map(({ label, phone }, index) => (
        <Button
          key={phone}
          kind={index === 0 && level !== 'again' ? 'urgent' : 'second'}
          icon="phone"
          text={words.call(label, phone)}
          onPress={() => void callPhone(phone)}
        />
      ))}
    </View>
  );
}

/** What somebody may feel beside this number. One that is there makes another answer at once, without asking anybody. */
function Symptoms({ value, onFelt }: { value: ReadingValue; onFelt: (alarm: ReadingAlarm) => void }) {
  const symptoms = symptomsOf(value).flatMap(({ key, text }) => {
    const found = localAlarm(value, { symptoms: [key], again: false });
    return found?.level === 'call-120' ? [{ key, text, found }] : [];
  });
  if (symptoms.length === 0) return null;
  return (
    <View className="reading-symptoms">
      <Heading text={words.feel} level={2} look="heading" />
      <View className="reading-symptoms__all">
        {symptoms.map(({ key, text, found }) => (
          <Pressable key={key} className="reading-symptoms__one" label={text} onPress={() => onFelt(found)}>
            {text}
          </Pressable>
        ))}
      </View>
      <View className="reading-quiet">{words.feelNote}</View>
    </View>
  );
}

/** The minutes of rest before the next measuring, counted down; measuring earlier stays possible. */
function Again({ minutes, onAgain }: { minutes: number; onAgain: () => void }) {
  const [seconds, start] = useCountdown();
  useEffect(() => {
    start(minutes * SECONDS);
    // Counts from the moment the alarm is shown: `start` is another function at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [minutes]);
  return (
    <View className="reading-again">
      {seconds > 0 && <View className="reading-again__left">{words.left(clockOf(seconds))}</View>}
      <Button kind="second" icon="refresh" text={words.again} onPress={onAgain} />
    </View>
  );
}

export interface AlarmViewProps {
  alarm: ReadingAlarm;
  value: ReadingValue;
  /** Not sent yet. */
  waiting: boolean;
  onAgain: () => void;
  onKnown: () => void;
}

/** What to do now, before anything else: the first step first, whom to call at hand. */
export function AlarmView({ alarm: first, value, waiting, onAgain, onKnown }: AlarmViewProps) {
  const [felt, setFelt] = useState<ReadingAlarm>();
  const shown = felt ?? first;
  useEffect(() => focusWhenShown(TITLE_ID), [shown]);
  const said = `${itemName[value.item]} ${shownValue(value)} ${unitName[value.item]}`;
  return (
    <View className="reading-alarm" {...a11y({ role: 'alert', live: 'assertive' })}>
      <View className="reading-alarm__head">
        <Mark kind="urgent" size={44} />
        <Heading text={shown.title} look="title-l" id={TITLE_ID} />
      </View>
      <View className="reading-alarm__value">{said}</View>
      <Steps steps={shown.steps} />
      <Calls alarm={shown} />
      {shown.againAfterMinutes !== null && <Again minutes={shown.againAfterMinutes} onAgain={onAgain} />}
      {shown.level !== 'call-120' && <Symptoms value={value} onFelt={setFelt} />}
      <View className="reading-alarm__foot">
        <ReadAloud
          paragraphs={[shown.title, ...shown.steps, said]}
          start={states.readAloud}
          stop={states.stopReading}
        />
        <View className="reading-quiet">{waiting ? words.waiting : words.noted}</View>
        <Button kind="plain" text={words.known} onPress={onKnown} />
      </View>
    </View>
  );
}

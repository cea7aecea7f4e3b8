import { useEffect } from 'react';
import { View } from '@tarojs/components';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import { itemName, unitName } from '@/copy/reading';
import { done as words, waiting } from '@/copy/reading-log';
import { focusWhenShown } from '@/platform/focus';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Mark } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { shownValue } from './entry';
import { useQueued } from './queue';
import type { Outcome } from './use-log';
import { SessionValue, ValueLine } from './value-line';
import { sessionWhen } from './words';

const TITLE_ID = 'reading-done';

const Kept = ({ outcome: { session } }: { outcome: Extract<Outcome, { is: 'kept' }> }) => (
  <>
    <View className="reading-when-said">{sessionWhen(session)}</View>
    <SessionValue session={session} />
    {session.readings.length > 1 && <View className="reading-quiet">{words.mean(session.readings.length)}</View>}
    <View className="reading-quiet">{session.sourceText}</View>
  </>
);

function Waiting({ outcome: { value } }: { outcome: Extract<Outcome, { is: 'waiting' }> }) {
  const count = useQueued((all) => all.length);
  const chip = count > 0 ? { kind: 'waiting' as const, text: waiting.bar(count) } : undefined;
  return (
    <>
      <ValueLine text={shownValue(value)} unit={unitName[value.item]} chip={chip} />
      <Note tone="sunk" icon="wifi-off">
        {words.waitingText}
      </Note>
    </>
  );
}

export interface DoneViewProps {
  item: ReadingItem;
  outcome: Exclude<Outcome, { is: 'alarm' }>;
  onMore: () => void;
  onBack: () => void;
}

/** It is kept: what, and how it stands; or it waits on the phone. */
export function DoneView({ item, outcome, onMore, onBack }: DoneViewProps) {
  useEffect(() => focusWhenShown(TITLE_ID), []);
  const isWaiting = outcome.is === 'waiting';
  const title = isWaiting ? words.waitingTitle : outcome.fixed ? words.fixed : words.title;
  return (
    <>
      <View className="reading-done">
        <Mark kind={isWaiting ? 'waiting' : 'normal'} size={40} />
        <Heading text={title} look="title-l" id={TITLE_ID} />
      </View>
      <Card>{outcome.is === 'kept' ? <Kept outcome={outcome} /> : <Waiting outcome={outcome} />}</Card>
      <View className="reading-ways">
        <Button text={words.back} onPress={onBack} />
        <Button kind="second" text={words.more(itemName[item])} onPress={onMore} />
      </View>
    </>
  );
}

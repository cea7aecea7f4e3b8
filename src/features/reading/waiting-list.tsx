import { useState } from 'react';
import { View } from '@tarojs/components';
import { itemName, unitName } from '@/copy/reading';
import { waiting as words } from '@/copy/reading-log';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { LinkButton } from '@/ui/link-button/link-button';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { shownValue } from './entry';
import { meanValue } from './local-alarm';
import { dropQueued, sendAgain, sendQueued, useQueued, type Queued } from './queue';
import { whenWords } from './words';

function titleOf({ session }: Queued): string {
  const value = meanValue(session.values);
  return value ? `${itemName[value.item]} ${shownValue(value)} ${unitName[value.item]}` : '';
}

function Item({ item, onDrop }: { item: Queued; onDrop: () => void }) {
  const title = titleOf(item);
  const { refused, session } = item;
  return (
    <Card>
      <View className="reading-waiting__head">
        <View className="reading-waiting__title">{title}</View>
        <StatusChip kind={refused ? 'attention' : 'waiting'} text={refused ? words.refused : words.stays} />
      </View>
      <View className="reading-quiet">{whenWords(session.at)}</View>
      {refused?.texts.map((text) => (
        <View key={text}>{text}</View>
      ))}
      {refused && <View className="reading-quiet">{words.fixNote}</View>}
      <View className="reading-waiting__ways">
        {refused?.code === 'reading-unlikely' && (
          <Button small kind="second" text={words.keep} onPress={() => void sendAgain(item)} />
        )}
        <LinkButton text={words.drop} label={words.dropLabel(title)} onPress={onDrop} />
      </View>
    </Card>
  );
}

/** Everything that is still on the phone, with the reason where the server did not take it. */
export function WaitingList() {
  const items = useQueued();
  const [asked, setAsked] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (items.length === 0) return <StatePanel kind="empty" icon="check" title={words.none} text={words.noneText} />;
  const send = async (): Promise<void> => {
    setBusy(true);
    await sendQueued();
    setBusy(false);
  };
  return (
    <>
      {items.map((item) => (
        <Item key={item.id} item={item} onDrop={() => setAsked(item.id)} />
      ))}
      {items.some(({ refused }) => refused === null) && (
        <View className="reading-ways">
          <Button text={words.sendNow} icon="refresh" busy={busy} onPress={() => void send()} />
        </View>
      )}
      <Confirm
        id="drop-queued"
        open={asked !== undefined}
        title={words.dropTitle}
        text={words.dropText}
        yes={words.dropYes}
        no={words.dropNo}
        onYes={() => {
          if (asked !== undefined) dropQueued(asked);
          setAsked(undefined);
        }}
        onNo={() => setAsked(undefined)}
      />
    </>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ReadingDetail, ReadingSession } from '@kangban/contract/reading/reading';
import { detail as words, itemName, medicineWords } from '@/copy/reading';
import { log } from '@/copy/reading-log';
import { states } from '@/copy/states';
import { openPage, replacePage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { withdraw } from './correct';
import { shownValue } from './entry';
import { SessionValue } from './value-line';
import { timeWords, whenWords } from './words';

function factsOf({ session, writtenAt }: ReadingDetail): KeyValue[] {
  const { readings, at, mean, medicine, sourceText } = session;
  const each = readings.map(({ value }, index) => log.measured(index + 1, shownValue(value)));
  return [
    { key: words.at, values: [states.dotted([whenWords(at), timeWords(mean)])] },
    ...(readings.length > 1 ? [{ key: words.each, values: each }] : []),
    ...(medicine === null ? [] : [{ key: words.medicine, values: [medicineWords[medicine]] }]),
    { key: words.source, values: [sourceText] },
    { key: words.written, values: [whenWords(writtenAt)] },
  ];
}

/** Whether this one still counts, and the way to the one before or after it. */
function Standing({ detail: { standing, correctedBy, corrects, session } }: { detail: ReadingDetail }) {
  const { residentId } = session;
  const open = (sessionId: string) => () => void replacePage('reading', { residentId, sessionId });
  if (standing === 'standing' && corrects === null) return null;
  const texts = { standing: words.corrects, withdrawn: words.withdrawn, corrected: words.corrected };
  return (
    <Note tone={standing === 'standing' ? 'sunk' : 'attention'}>
      <View>{texts[standing]}</View>
      {correctedBy !== null && <LinkButton arrow text={words.toNew} onPress={open(correctedBy)} />}
      {corrects !== null && <LinkButton arrow text={words.toOld} onPress={open(corrects)} />}
    </Note>
  );
}

function Changing({ session, onWithdrawn }: { session: ReadingSession; onWithdrawn: () => void }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const { residentId, sessionId, item } = session;
  const take = async (): Promise<void> => {
    setBusy(true);
    const problem = await withdraw({ residentId, sessionId });
    setBusy(false);
    setWrong(problem);
    if (problem !== undefined) return;
    setAsking(false);
    onWithdrawn();
  };
  return (
    <View className="reading-ways">
      <Button
        kind="second"
        icon="pen"
        text={words.fix}
        onPress={() => void openPage('readingLog', { residentId, item, sessionId })}
      />
      <Button kind="plain" text={words.withdraw} onPress={() => setAsking(true)} />
      <Confirm
        id="withdraw-reading"
        open={asking}
        title={words.withdrawTitle}
        text={wrong ?? words.withdrawText}
        yes={words.withdrawYes}
        no={words.withdrawNo}
        busy={busy}
        onYes={() => void take()}
        onNo={() => {
          setAsking(false);
          setWrong(undefined);
        }}
      />
    </View>
  );
}

/** One sitting: its value, who measured it, each reading, and putting it right. */
export function DetailView({ detail, onChanged }: { detail: ReadingDetail; onChanged: () => void }) {
  const { session, meanText, standing, alarm } = detail;
  return (
    <>
      <Card>
        <View className="reading-when-said">{itemName[session.item]}</View>
        <SessionValue session={session} />
        {meanText !== '' && <View className="reading-quiet">{meanText}</View>}
        <Standing detail={detail} />
      </Card>
      {alarm && standing === 'standing' && (
        <View className="reading-edge">
          <Note tone="urgent">
            <View className="reading-late__title">{alarm.title}</View>
            {alarm.steps.map((step) => (
              <View key={step}>{step}</View>
            ))}
          </Note>
        </View>
      )}
      <Card>
        <KeyValueList rows={factsOf(detail)} />
      </Card>
      {session.mayChange && standing === 'standing' && <Changing session={session} onWithdrawn={onChanged} />}
      {session.source === 'clinic' && (
        <View className="reading-edge">
          <Note tone="sunk">{words.othersOnly}</Note>
        </View>
      )}
    </>
  );
}

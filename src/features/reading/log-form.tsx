import type { ComponentType, ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { ReadingSession } from '@kangban/contract/reading/reading';
import { GLUCOSE_TIMES } from '@kangban/domain/reading/types';
import { boxName, boxUnit, glucoseTimes, itemName } from '@/copy/reading';
import { log as words } from '@/copy/reading-log';
import { Button } from '@/ui/button/button';
import { Keypad, type KeypadKey } from '@/ui/keypad/keypad';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { boxesOf, hasPoint, shownValue, type Key } from './entry';
import { meanValue } from './local-alarm';
import { Pause, Sitting } from './sitting';
import type { Log } from './use-log';
import { ValueBoxes } from './value-boxes';
import { WhenRow } from './when-row';
import { timeWords, whenWords } from './words';

const digit = (key: Key): KeypadKey<Key> => ({ key, text: key });
const DIGITS = (['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const).map(digit);
const BACK: KeypadKey<Key> = { key: 'back', text: words.back, tool: true };
const CLEAR: KeypadKey<Key> = { key: 'clear', text: words.clear, tool: true };
const POINT: KeypadKey<Key> = { key: '.', text: words.point, label: words.pointLabel, tool: true };

const TIMES = GLUCOSE_TIMES.map((key) => ({ key, text: glucoseTimes[key] }));

/** The questions again, or why it cannot be; nothing typed is lost. */
function TroubleNote({ log: { trouble, busy, save } }: { log: Log }) {
  if (!trouble) return null;
  const isAsked = trouble.kind === 'asked';
  return (
    <Note tone={isAsked ? 'attention' : 'urgent'} live>
      {trouble.texts.map((text) => (
        <View key={text}>{text}</View>
      ))}
      {isAsked && <Button small kind="second" text={words.keep} busy={busy} onPress={() => void save(true)} />}
    </Note>
  );
}

/** What is in the boxes, to be heard. */
function spoken({ item, typed }: Log): string[] {
  const said = boxesOf(item).flatMap((box) => {
    const text = typed.texts[box];
    return text ? [words.spoken(boxName[box], text, boxUnit[box])] : [];
  });
  return said.length > 0 ? said : [words.lead[item]];
}

const lastWords = (last: ReadingSession | null | undefined): string =>
  last ? words.last(`${timeWords(last.mean)}${last.text}（${whenWords(last.at)}）`) : '';

/** How to fill it in, what it was the last time, and what is typed said aloud. */
function Hint({ log, last }: { log: Log; last: ReadingSession | null | undefined }) {
  return (
    <View className="reading-hint">
      <View className="reading-hint__words">
        <View>{words.lead[log.item]}</View>
        {last && <View className="reading-hint__last">{lastWords(last)}</View>}
      </View>
      <ReadAloud paragraphs={spoken(log)} start={words.read} stop={words.stop} />
    </View>
  );
}

function saveWords({ values, isReady, old, item, trouble }: Log): string {
  if (trouble?.kind === 'asked') return words.lookFirst;
  if (values.length === 0) return words.saveSome;
  const mean = meanValue(values);
  if (values.length > 1 && item === 'blood-pressure' && mean) return words.saveMean(values.length, shownValue(mean));
  return old && isReady ? words.saveFix : words.save;
}

function Foot({ log }: { log: Log }) {
  const { typed, values, busy, save, type, isPausing, trouble } = log;
  const keys = [...DIGITS, hasPoint(typed.box) ? POINT : CLEAR, digit('0'), BACK];
  return (
    <View className="reading-foot">
      {!isPausing && <Keypad label={boxName[typed.box]} keys={keys} onKey={type} />}
      <Button
        text={saveWords(log)}
        kind={isPausing ? 'second' : 'primary'}
        disabled={values.length === 0 || trouble?.kind === 'asked'}
        busy={busy}
        onPress={() => void save()}
      />
    </View>
  );
}

export interface LogFormProps {
  /** The page around the form. */
  frame: ComponentType<{ title: string; foot: ReactNode; children: ReactNode }>;
  log: Log;
  /** The last one of this kind. */
  last: ReadingSession | null | undefined;
  /** Another way in: a meter that is read. */
  meter?: ReactNode;
  /** Another kind of the same page: weight or waist. */
  kinds?: ReactNode;
}

/** Typing a reading on large keys: in seconds. */
export function LogForm({ frame: Frame, log, last, meter, kinds }: LogFormProps) {
  const title = (log.old ? words.fixTitle : words.title)(itemName[log.item]);
  return (
    <Frame title={title} foot={<Foot log={log} />}>
      {kinds}
      <View className="reading-log">
        <TroubleNote log={log} />
        {log.isPausing ? (
          <Pause log={log} />
        ) : (
          <>
            <ValueBoxes log={log} />
            {log.item === 'glucose' && (
              <SegmentedControl
                segments={TIMES}
                current={log.typed.time}
                label={words.glucoseTime}
                onChange={(key) => log.change({ time: GLUCOSE_TIMES.find((time) => time === key) ?? 'fasting' })}
              />
            )}
            <Hint log={log} last={last} />
            <Sitting log={log} />
            <WhenRow log={log} />
            {meter}
          </>
        )}
      </View>
    </Frame>
  );
}

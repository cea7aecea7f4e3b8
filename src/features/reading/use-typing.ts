import { useState } from 'react';
import type { NewReadingSession, ReadingItem, ReadingSession, ReadingValue } from '@kangban/contract/reading/reading';
import { sessionOf } from '@kangban/domain/blood-pressure/session';
import type { GlucoseTime } from '@kangban/domain/reading/types';
import { nowMs } from '@/platform/clock';
import { scrollToTop } from '@/platform/scroll';
import { useCountdown } from '@/platform/use-countdown';
import { boxesOf, nextBox, textsOf, typeKey, valueOf, type Box, type Key, type Texts } from './entry';
import { momentOf, type Moment } from './moment';

/** Between two readings of a sitting. */
const PAUSE_SECONDS = 60;

export type Medicine = 'before' | 'after';

export interface Typed {
  texts: Texts;
  box: Box;
  /** The box was only just come to: the next digit begins its number anew. */
  isFresh: boolean;
  time: GlucoseTime;
  medicine: Medicine | undefined;
  /** Undefined: now. */
  moment: Moment | undefined;
  /** Readings of this sitting before the one in the boxes. */
  values: readonly ReadingValue[];
  /** When the first of them was taken. */
  firstMs: number | undefined;
  meter: NewReadingSession['meter'];
}

const emptyOf = (item: ReadingItem): Typed => ({
  texts: {},
  box: boxesOf(item)[0] ?? 'kg',
  isFresh: true,
  time: 'fasting',
  medicine: undefined,
  moment: undefined,
  values: [],
  firstMs: undefined,
  meter: undefined,
});

/** What was measured before, to be put right. */
function typedOf(session: ReadingSession): Typed {
  const values = session.readings.map(({ value }) => value);
  const last = values[values.length - 1] ?? session.mean;
  return {
    ...emptyOf(session.item),
    texts: textsOf(last),
    time: last.item === 'glucose' ? last.time : 'fasting',
    medicine: session.medicine ?? undefined,
    moment: momentOf(Date.parse(session.at), nowMs()),
    values: values.slice(0, -1),
  };
}

/** What stands in the boxes, the readings before it, and the minute between them. */
export function useTyping(item: ReadingItem, old: ReadingSession | undefined) {
  const [typed, setTyped] = useState<Typed>(() => (old ? typedOf(old) : emptyOf(item)));
  const [pauseSeconds, startPause] = useCountdown();
  const current = valueOf(item, typed.texts, typed.time);
  const values = current ? [...typed.values, current] : [...typed.values];
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  return {
    item,
    typed,
    change,
    isReady: current !== undefined,
    values,
    pauseSeconds,
    isPausing: pauseSeconds > 0,
    /** What the guideline says to these readings: enough, or one more. */
    sitting: sessionOf(values.flatMap((value) => (value.item === 'blood-pressure' ? [value] : []))),
    type: (key: Key): void => {
      const isTool = key === 'back' || key === 'clear';
      const before = typed.isFresh && !isTool ? '' : (typed.texts[typed.box] ?? '');
      const text = typeKey(typed.box, before, key);
      const box = isTool ? typed.box : nextBox(item, typed.box, text);
      change({ texts: { ...typed.texts, [typed.box]: text }, box, isFresh: box !== typed.box, meter: undefined });
    },
    /** Keeps these readings of the sitting and waits a minute for the next. */
    another: (values: readonly ReadingValue[]): void => {
      change({
        values,
        texts: {},
        box: boxesOf(item)[0] ?? typed.box,
        isFresh: true,
        firstMs: typed.firstMs ?? nowMs(),
      });
      startPause(PAUSE_SECONDS);
      scrollToTop();
    },
    endPause: () => startPause(0),
    dropMeasured: (index: number) => change({ values: typed.values.filter((_, place) => place !== index) }),
    startAnew: () => setTyped(emptyOf(item)),
  };
}
export type Typing = ReturnType<typeof useTyping>;

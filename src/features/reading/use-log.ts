import { useRef, useState } from 'react';
import type {
  LoggedReading,
  NewReadingSession,
  ReadingAlarm,
  ReadingItem,
  ReadingSession,
  ReadingValue,
} from '@kangban/contract/reading/reading';
import { isSameAlarm } from '@kangban/domain/reading/alarm';
import { checkReading, farFromLast } from '@kangban/domain/reading/plausible';
import { alarm as alarmWords, log as words } from '@/copy/reading-log';
import { nowMs } from '@/platform/clock';
import { newId } from '@/platform/random-id';
import { correct } from './correct';
import type { Key } from './entry';
import { localAlarm, meanValue } from './local-alarm';
import { instantOf } from './moment';
import { keepReading, type Kept } from './queue';
import { useTyping, type Typed, type Typing } from './use-typing';

export type Trouble = { kind: 'asked' | 'refused'; texts: readonly string[] };

/** What became of it: an alarm stands before everything else. */
export type Outcome =
  | { is: 'alarm'; alarm: ReadingAlarm; value: ReadingValue; waiting: boolean }
  | { is: 'kept'; session: ReadingSession; fixed: boolean }
  | { is: 'waiting'; value: ReadingValue };

const remarksOf = (values: readonly ReadingValue[]): { impossible: string[]; unlikely: string[] } => {
  const checks = values.map(checkReading);
  const texts = (of: 'impossible' | 'unlikely'): string[] =>
    checks.flatMap((check) => check[of].map(({ text }) => text));
  return { impossible: texts('impossible'), unlikely: texts('unlikely') };
};

/** What to do about a number like this, should it be right: an alarm never waits for a question to be answered. */
function firstAid(values: readonly ReadingValue[]): string[] {
  const value = meanValue(values);
  const found = value && localAlarm(value, { symptoms: [], again: false });
  return found ? [alarmWords.ifRight(found.title, found.steps[0] ?? '')] : [];
}

interface Looked {
  values: readonly ReadingValue[];
  /** The one before, whenever it was. */
  last: ReadingValue | undefined;
  confirmed: boolean;
}

/** What stands in the way of sending, as the phone itself can see. What to do about an alarm comes before the question. */
function troubleOf({ values, last, confirmed }: Looked): Trouble | undefined {
  const { impossible, unlikely: rare } = remarksOf(values);
  const far = values.flatMap((value) => farFromLast(value, last).map(({ text }) => text));
  const unlikely = rare.length > 0 ? rare : far;
  if (impossible.length > 0) return { kind: 'refused', texts: impossible };
  return unlikely.length > 0 && !confirmed ? { kind: 'asked', texts: [...firstAid(values), ...unlikely] } : undefined;
}

export interface LogOf {
  residentId: string;
  item: ReadingItem;
  /** A sitting that is put right; without it a new one. */
  old?: ReadingSession | undefined;
  /** The last one of this kind: a number far from it is asked again. */
  last?: ReadingValue | undefined;
}

/** Sends a sitting, or one in the place of another. */
function send({ residentId, old }: LogOf, session: NewReadingSession): Promise<Kept> {
  return old ? correct({ residentId, sessionId: old.sessionId }, session) : keepReading(residentId, session);
}

const LOST: Readonly<Record<'lost' | 'waiting', string>> = { lost: words.noRoom, waiting: words.unsure };

interface Sending {
  typed: Typed;
  values: readonly ReadingValue[];
  sessionId: string;
  confirmed: boolean;
}

/** The sitting as it is sent. When it was typed goes along: without a line it is sent later. */
function sessionNow({ typed, values, sessionId, confirmed }: Sending): NewReadingSession {
  const now = nowMs();
  const at = typed.moment ? instantOf(typed.moment, now) : (typed.firstMs ?? now);
  return {
    sessionId,
    at: new Date(at).toISOString(),
    typedAt: new Date(now).toISOString(),
    values: [...values],
    ...(typed.medicine && { medicine: typed.medicine }),
    ...(confirmed && { confirmed }),
    ...(typed.meter && { meter: typed.meter }),
  };
}

const afterKept = ({ alarm, session }: LoggedReading, fixed: boolean): Outcome =>
  alarm ? { is: 'alarm', alarm, value: session.mean, waiting: false } : { is: 'kept', session, fixed };

/** Who is expecting is not known on the phone. */
function afterWaiting(value: ReadingValue, before: ReadingValue | undefined): Outcome {
  const again = before !== undefined && isSameAlarm(value, before, { pregnant: false });
  const alarm = localAlarm(value, { symptoms: [], again });
  return alarm ? { is: 'alarm', alarm, value, waiting: true } : { is: 'waiting', value };
}

/** Sends what was typed and says what became of it; a sitting that is sent again has its first id. */
function useSending(of: LogOf, { typed, values, endPause }: Typing) {
  const [trouble, setTrouble] = useState<Trouble>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const sessionId = useRef<Promise<string>>();
  const before = useRef<ReadingValue>();
  const settle = (kept: Kept): void => {
    const value = meanValue(values);
    if (kept.kind === 'asked' || kept.kind === 'refused') setTrouble(kept);
    else if (kept.kind === 'kept') setOutcome(afterKept(kept.answer, of.old !== undefined));
    else if (kept.kind === 'lost' || of.old) setTrouble({ kind: 'refused', texts: [LOST[kept.kind]] });
    else if (value) setOutcome(afterWaiting(value, before.current));
  };
  const save = async (confirmed = false): Promise<void> => {
    const wrong = troubleOf({ values, last: of.last, confirmed });
    setTrouble(wrong);
    if (busy || values.length === 0 || wrong) return;
    setBusy(true);
    sessionId.current ??= newId();
    const session = sessionNow({ typed, values, confirmed, sessionId: await sessionId.current });
    settle(await send(of, session));
    setBusy(false);
    endPause();
  };
  /** The next sitting, measured after the rest. */
  const begin = (): void => {
    sessionId.current = undefined;
    before.current = meanValue(values);
    setTrouble(undefined);
    setOutcome(undefined);
  };
  return { trouble, setTrouble, outcome, busy, save, begin };
}

/** The state of the page where a reading is typed. */
export function useLog(of: LogOf) {
  const typing = useTyping(of.item, of.old);
  const { setTrouble, begin, ...sending } = useSending(of, typing);
  return {
    ...of,
    ...typing,
    ...sending,
    change: (part: Partial<Typed>): void => {
      setTrouble(undefined);
      typing.change(part);
    },
    type: (key: Key): void => {
      setTrouble(undefined);
      typing.type(key);
    },
    another: (): void => {
      const wrong = troubleOf({ values: typing.values, last: of.last, confirmed: false });
      setTrouble(wrong);
      if (!wrong && typing.isReady) typing.another(typing.values);
    },
    startAgain: (): void => {
      typing.startAnew();
      begin();
    },
  };
}
export type Log = ReturnType<typeof useLog>;

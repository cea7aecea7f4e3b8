import type { ReactElement } from 'react';
import type { DoseRefusal, FreeSlot } from '@kangban/contract/errors';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { conflict as words } from '@/copy/booking';
import { errorSentences } from '@/copy/errors';
import { clockWords, dayAndWeekday, dayWords, spanWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import type { ProblemError } from '@/platform/problem';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { instantWords } from './day-notice';

export interface RefusalPanelProps {
  problem: ProblemError;
  today: PlainDate;
  /** The time that was asked for: `{ day, startsAt }`. */
  asked: { day: PlainDate; startsAt: string } | undefined;
  people: number;
  /** Takes an offered time and asks again at once. */
  onTake: (slot: FreeSlot) => void;
  /** Back to choosing a time, from a day on. */
  onOtherTimes: (from?: PlainDate) => void;
  /** Leaves one dose away; absent when it is the only one. */
  onDrop?: (dose: DoseRefusal) => void;
  /** Back to the questions. */
  onAnswer: () => void;
}

type Part = (props: RefusalPanelProps) => ReactElement;

const TITLES: Partial<Record<ProblemError['code'], (time: string) => string>> = {
  'slot-full': words.title,
  'slot-closed': words.titleClosed,
  'slot-past-cutoff': words.titlePast,
};

const slotWords = ({ day, startsAt }: FreeSlot, { asked, today }: RefusalPanelProps): string =>
  day === asked?.day ? clockWords(startsAt) : `${dayWords(day, today)} ${clockWords(startsAt)}`;

/** The time is gone: the nearest free one is one tap away, and nothing typed is lost. */
function SlotGone(props: RefusalPanelProps) {
  const { problem, asked, today, people, onTake, onOtherTimes } = props;
  const title = TITLES[problem.code]?.(asked ? clockWords(asked.startsAt) : '') ?? errorSentences[problem.code].say;
  const free = problem.details.freeSlots?.find(({ remaining }) => remaining >= people);
  if (!free) {
    return (
      <StatePanel kind="conflict" title={title} text={words.kept}>
        <Button text={words.others} onPress={() => onOtherTimes()} />
      </StatePanel>
    );
  }
  const when = slotWords(free, props);
  const full = `${free.day === asked?.day ? '' : `${dayAndWeekday(free.day, today)} `}${spanWords(free.startsAt, free.endsAt)}`;
  return (
    <StatePanel kind="conflict" title={title} text={`${words.freeAt(full, free.remaining)}${words.kept}`}>
      <Button text={words.take(when)} onPress={() => onTake(free)} />
      <Button text={words.others} kind="second" onPress={() => onOtherTimes()} />
    </StatePanel>
  );
}

function NotReleased({ problem, today, onOtherTimes }: RefusalPanelProps) {
  const { releasedAt } = problem.details;
  const { say, next } = errorSentences['slot-not-released'];
  return (
    <StatePanel
      kind="conflict"
      icon="bell"
      title={say}
      text={releasedAt ? words.released(instantWords(releasedAt, today)) : next}
    >
      <Button text={words.others} onPress={() => onOtherTimes()} />
    </StatePanel>
  );
}

function NotEligible({ problem, today, onOtherTimes, onDrop }: RefusalPanelProps) {
  const doses = problem.details.doses ?? [];
  const day = problem.details.nextPossibleOn ?? doses[0]?.nextPossibleOn ?? undefined;
  const texts = doses.map(({ text }) => text);
  const [first] = doses;
  return (
    <StatePanel
      kind="conflict"
      title={errorSentences['dose-not-eligible'].say}
      text={[...texts, day ? words.possibleOn(dayWords(day, today)) : ''].filter(Boolean).join(words.join)}
    >
      {day ? (
        <Button text={words.laterDays(dayWords(day, today))} onPress={() => onOtherTimes(day)} />
      ) : (
        <Button text={words.backToVaccines} onPress={() => void openPage('chooseVaccine')} />
      )}
      {first && onDrop && <Button text={words.without} kind="second" onPress={() => onDrop(first)} />}
    </StatePanel>
  );
}

function Duplicate({ problem }: RefusalPanelProps) {
  const { say, next } = errorSentences['appointment-duplicate'];
  const { appointmentId } = problem.details;
  return (
    <StatePanel kind="conflict" icon="calendar" title={say} text={next}>
      {appointmentId ? (
        <Button text={words.seeOld} onPress={() => void openPage('booked', { appointmentId })} />
      ) : (
        <Button text={words.seeBookings} onPress={() => void openPage('bookings')} />
      )}
      <Button text={words.backToVaccines} kind="second" onPress={() => void openPage('chooseVaccine')} />
    </StatePanel>
  );
}

function TooMany({ problem }: RefusalPanelProps) {
  const { say, next } = errorSentences[problem.code];
  return (
    <StatePanel kind="conflict" icon="calendar" title={say} text={next}>
      <Button text={words.seeBookings} onPress={() => void openPage('bookings')} />
    </StatePanel>
  );
}

function BackToQuestions({ problem, onAnswer }: RefusalPanelProps) {
  const { say, next } = errorSentences[problem.code];
  return (
    <StatePanel kind="conflict" icon="pen" title={say} text={next}>
      <Button text={words.back} onPress={onAnswer} />
    </StatePanel>
  );
}

function OtherTimes({ problem, onOtherTimes }: RefusalPanelProps) {
  const { say, next } = errorSentences[problem.code];
  return (
    <StatePanel kind="conflict" title={say} text={next}>
      <Button text={words.others} onPress={() => onOtherTimes()} />
    </StatePanel>
  );
}

const PARTS: Partial<Record<ProblemError['code'], Part>> = {
  'slot-full': SlotGone,
  'slot-closed': SlotGone,
  'slot-past-cutoff': SlotGone,
  'slot-not-released': NotReleased,
  'dose-not-eligible': NotEligible,
  'appointment-duplicate': Duplicate,
  'waitlist-exists': TooMany,
  'appointment-too-many': TooMany,
  'device-too-many': TooMany,
  'consent-missing': BackToQuestions,
  'answers-incomplete': BackToQuestions,
  'waitlist-not-needed': OtherTimes,
  'slots-not-neighbouring': OtherTimes,
};

export const explainsRefusal = ({ code }: ProblemError): boolean => PARTS[code] !== undefined;

/** Why it could not be booked, and the nearest way on. Draw it only for refusals it explains. */
export function RefusalPanel(props: RefusalPanelProps) {
  const Panel = PARTS[props.problem.code] ?? OtherTimes;
  return <Panel {...props} />;
}

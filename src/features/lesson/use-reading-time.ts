import { useEffect, useState } from 'react';
import { type Lesson, startLessonReading } from '@kangban/contract/lesson';
import { nowMs } from '@/platform/clock';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { useCountdown } from '@/platform/use-countdown';

export interface ReadingTime {
  readingId: string | undefined;
  /** Seconds until the questions open. */
  wait: number;
  problem: ProblemError | undefined;
}

const SECOND_MS = 1_000;

/** Begins a reading when the lesson is shown and counts down to its questions; a phone with a wrong clock never waits longer than the lesson asks. */
export function useReadingTime({ residentId, lesson, readSeconds }: Lesson): ReadingTime {
  const [readingId, setReadingId] = useState<string>();
  const [problem, setProblem] = useState<ProblemError>();
  const [wait, startWait] = useCountdown();
  useEffect(() => {
    let left = false;
    call(startLessonReading, { params: { residentId, lesson }, body: {} })
      .then((reading) => {
        if (left) return;
        setReadingId(reading.readingId);
        startWait(Math.min(readSeconds, Math.ceil((Date.parse(reading.opensAt) - nowMs()) / SECOND_MS)));
      })
      .catch((reason: unknown) => {
        if (!left) setProblem(asProblem(reason));
      });
    return () => {
      left = true;
    };
  }, [residentId, lesson, readSeconds, startWait]);
  return { readingId, wait, problem };
}

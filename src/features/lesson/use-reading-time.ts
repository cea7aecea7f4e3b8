import { useEffect, useState } from 'react';
import { type Lesson, startLessonReading } from '@kangban/contract/lesson';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { useCountdown } from '@/platform/use-countdown';

export interface ReadingTime {
  readingId: string | undefined;
  /** Seconds until the questions open. */
  wait: number;
  problem: ProblemError | undefined;
}

/** Begins a reading when the lesson is shown and counts down the seconds the server told: the phone's own clock may be wrong. */
export function useReadingTime({ residentId, lesson }: Lesson): ReadingTime {
  const [readingId, setReadingId] = useState<string>();
  const [problem, setProblem] = useState<ProblemError>();
  const [wait, startWait] = useCountdown();
  useEffect(() => {
    let left = false;
    call(startLessonReading, { params: { residentId, lesson }, body: {} })
      .then((reading) => {
        if (left) return;
        setReadingId(reading.readingId);
        startWait(reading.waitSeconds);
      })
      .catch((reason: unknown) => {
        if (!left) setProblem(asProblem(reason));
      });
    return () => {
      left = true;
    };
  }, [residentId, lesson, startWait]);
  return { readingId, wait, problem };
}

import { correctReading, withdrawReading, type NewReadingSession } from '@kangban/contract/reading/reading';
import { errorSentences } from '@/copy/errors';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';
import { refusalTexts, type Kept } from './queue';

interface OfSession {
  residentId: string;
  sessionId: string;
}

/** Puts a sitting right. It changes what is on the server, so it goes there at once or not at all; asked again it is done once. */
export async function correct(params: OfSession, { typedAt: _, ...session }: NewReadingSession): Promise<Kept> {
  const name = `reading.${params.sessionId}`;
  try {
    const answer = await sendOnce({ name, what: session }, (idempotencyKey) =>
      call(correctReading, { params, body: session, idempotencyKey }),
    );
    return { kind: 'kept', answer };
  } catch (reason) {
    const { code, details } = asProblem(reason);
    if (isUnsure(code)) return { kind: 'waiting' };
    const texts = refusalTexts(code, details.fields);
    return code === 'reading-unlikely' ? { kind: 'asked', texts } : { kind: 'refused', texts };
  }
}

/** Takes a sitting back; what went wrong, in words. */
export const withdraw = (params: OfSession): Promise<string | undefined> =>
  call(withdrawReading, { params, body: {} }).then(
    () => undefined,
    (reason: unknown) => {
      const { say, next } = errorSentences[asProblem(reason).code];
      return `${say}，${next}`;
    },
  );

import type { AnswerOf, Endpoint } from './endpoint';

/** Judges what came over the wire by the endpoint's own answer schema; undefined when it does not fit. */
export function parseAnswer<E extends Endpoint>(endpoint: E, body: unknown): AnswerOf<E> | undefined {
  const parsed = endpoint.answer.safeParse(body);
  return parsed.success ? (parsed.data as AnswerOf<E>) : undefined;
}

/** Names the type of a value that `parseAnswer` of the same endpoint returned earlier and that was stored untyped since. */
export const storedAnswer = <E extends Endpoint>(_endpoint: E, data: unknown): AnswerOf<E> | undefined =>
  data as AnswerOf<E> | undefined;

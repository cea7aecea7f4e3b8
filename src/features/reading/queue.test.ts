import { waitFor } from '@testing-library/react';
import type { NewReadingSession } from '@kangban/contract/reading/reading';
import { lost, ok, refused, serve } from '../../../test/fake-api';
import { idOf } from '../../../test/family-samples';
import { beginDay } from '../../../test/on-the-day';
import { alarm, FATHER, session } from '../../../test/reading-samples';
import { keepUnfinishedFor } from '../booking/draft';
import { useOnline } from '@/platform/network';
import { clearUnfinished } from '@/platform/send-once';
import { storedNames } from '@/platform/storage';
import { forgetLateAlarms, keepReading, lookAgain, sendAgain, sendQueued, useLateAlarms, useQueued } from './queue';

const LOG = `POST /residents/${FATHER}/readings`;
const BATCH = 'POST /readings/batch';

const typed = (no: number, change: Partial<NewReadingSession> = {}): NewReadingSession => ({
  sessionId: idOf(no),
  at: '2026-11-23T07:20:00+08:00',
  typedAt: '2026-11-23T07:21:00+08:00',
  values: [{ item: 'blood-pressure', systolic: 136, diastolic: 82 }],
  ...change,
});
const kept = (no: number, change = {}) => ({ sessionId: idOf(no), result: 'kept', alarm: null, ...change });
const onPhone = (): number => storedNames('unfinished.readings.').length;
const queued = (): string[] => useQueued.getState().map(({ id }) => id);
const keep = (no: number, change: Partial<NewReadingSession> = {}) => keepReading(FATHER, typed(no, change));

beforeEach(() => {
  beginDay();
  clearUnfinished();
  lookAgain();
  forgetLateAlarms();
});
afterEach(() => jest.useRealTimers());

test('it is on the phone before it leaves it, and gone once it is answered', async () => {
  let stored = 0;
  const api = serve({
    [LOG]: () => {
      stored = onPhone();
      return ok({ alarm: null, session: session() }, 201);
    },
  });
  expect(await keep(1)).toMatchObject({ kind: 'kept' });
  expect(stored).toBe(1);
  expect(onPhone()).toBe(0);
  expect(api.of(LOG)[0]?.key).toBe(idOf(1));
});

test('without a line it waits on the phone, is there after a restart and is sent once', async () => {
  serve({ [LOG]: lost });
  expect(await keep(1)).toEqual({ kind: 'waiting' });
  expect(await keep(2)).toEqual({ kind: 'waiting' });
  useQueued.setState([], true);
  lookAgain();
  expect(queued()).toEqual([idOf(1), idOf(2)]);

  const api = serve({ [BATCH]: ok({ results: [kept(1), kept(2, { result: 'known' })] }) });
  await Promise.all([sendQueued(), sendQueued()]);
  await sendQueued();
  expect(api.of(BATCH)).toHaveLength(1);
  expect(api.of(BATCH)[0]?.body).toMatchObject({
    items: [{ residentId: FATHER, session: typed(1) }, { session: { sessionId: idOf(2) } }],
  });
  expect(queued()).toEqual([]);
});

test('a line that comes back sends by itself', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  const api = serve({ [BATCH]: ok({ results: [kept(1)] }) });
  useOnline.setState(false, true);
  useOnline.setState(true, true);
  await waitFor(() => expect(queued()).toEqual([]));
  expect(api.of(BATCH)).toHaveLength(1);
});

test('an answer that is lost leaves it where it is', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  serve({ [BATCH]: lost });
  await sendQueued();
  expect(queued()).toEqual([idOf(1)]);
});

test.each(['too-many-requests', 'internal', 'not-ready'] as const)('%s: it waits', async (code) => {
  serve({ [LOG]: refused(code === 'too-many-requests' ? 429 : 503, code) });
  expect(await keep(1)).toEqual({ kind: 'waiting' });
  expect(onPhone()).toBe(1);
});

test('one refused blocks no other: it stays with its reason and is not sent again by itself', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  await keep(2);
  const fields = [{ path: 'values.0', message: '高压 208 毫米汞柱很少见，再看一眼。' }];
  const api = serve({
    [BATCH]: ok({ results: [kept(1, { result: 'refused', code: 'reading-unlikely', fields }), kept(2)] }),
  });
  await sendQueued();
  expect(useQueued.getState()).toMatchObject([
    { id: idOf(1), refused: { code: 'reading-unlikely', texts: [fields[0]?.message] } },
  ]);
  await sendQueued();
  expect(api.of(BATCH)).toHaveLength(1);
});

test('what was meant so is sent again as that', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  serve({ [BATCH]: ok({ results: [kept(1, { result: 'refused', code: 'reading-unlikely' })] }) });
  await sendQueued();
  const api = serve({ [BATCH]: ok({ results: [kept(1)] }) });
  const [item] = useQueued.getState();
  if (!item) throw new Error('nothing waits');
  await sendAgain(item);
  expect(api.of(BATCH)[0]?.body).toMatchObject({ items: [{ session: { confirmed: true } }] });
  expect(queued()).toEqual([]);
});

test('a letter the server cannot read is sent one by one: the others go', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  await keep(2);
  const api = serve({
    [BATCH]: ({ body }) =>
      JSON.stringify(body).includes(idOf(1)) ? refused(400, 'bad-input') : ok({ results: [kept(2)] }),
  });
  await sendQueued();
  expect(api.of(BATCH)).toHaveLength(3);
  expect(useQueued.getState()).toMatchObject([{ id: idOf(1), refused: { code: 'bad-input' } }]);
});

test('an alarm of one sent late is kept to be shown; one known before is not told twice', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  await keep(2);
  serve({
    [BATCH]: ok({ results: [kept(1, { alarm: alarm() }), kept(2, { result: 'known', alarm: alarm() })] }),
  });
  await sendQueued();
  expect(useLateAlarms.getState()).toHaveLength(1);
});

test('asked again: nothing stays on the phone, and the answer has a key of its own', async () => {
  const fields = [{ path: 'values.0', message: '高压 208 毫米汞柱很少见，再看一眼。' }];
  serve({ [LOG]: refused(422, 'reading-unlikely', { fields }) });
  expect(await keep(1)).toEqual({ kind: 'asked', texts: [fields[0]?.message] });
  expect(onPhone()).toBe(0);
  const api = serve({ [LOG]: ok({ alarm: null, session: session() }, 201) });
  await keep(1, { confirmed: true });
  expect(api.of(LOG)[0]?.key).not.toBe(idOf(1));
  expect(api.of(LOG)[0]?.body).toMatchObject({ sessionId: idOf(1), confirmed: true });
});

test('what waits goes on for the family it is about, and is neither shown nor sent to anybody else', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  keepUnfinishedFor([]);
  keepUnfinishedFor([FATHER, idOf(77)]);
  expect(onPhone()).toBe(1);
  const api = serve({
    [BATCH]: () => {
      keepUnfinishedFor([idOf(77)]);
      return ok({ results: [kept(1, { result: 'refused', code: 'not-found' })] });
    },
  });
  await sendQueued();
  expect(api.of(BATCH)).toHaveLength(1);
  expect([onPhone(), queued()]).toEqual([0, []]);
});

test('signing out leaves nothing behind', async () => {
  serve({ [LOG]: lost });
  await keep(1);
  clearUnfinished();
  lookAgain();
  expect(queued()).toEqual([]);
});

import { CHECKUP_SERVICES } from './checkup-item';
import { PREPARE_GROUPS, PREPARE_LINES, prepareFor, reminderLine, stopEatingAt } from './prepare';

const MINUTES = 60;
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / MINUTES)).padStart(2, '0')}:${String(minutes % MINUTES).padStart(2, '0')}`;

test('whatever the slot, 8 to 12 hours lie between the last meal and it, or people are told to ask', () => {
  for (let start = 0; start < 24 * MINUTES; start += 5) {
    const hour = stopEatingAt(clock(start));
    if (hour === undefined) continue;
    const fasted = start + (24 - hour) * MINUTES;
    expect(fasted).toBeGreaterThanOrEqual(8 * MINUTES);
    expect(fasted).toBeLessThanOrEqual(12 * MINUTES);
  }
  expect(['05:59', '06:00', '10:00', '10:01', '11:00', '11:01', '14:00'].map(stopEatingAt)).toEqual([
    undefined,
    22,
    22,
    23,
    23,
    undefined,
    undefined,
  ]);
});

test('the reminder fits a field of WeChat and never asks a night-long fast for an afternoon', () => {
  for (const service of CHECKUP_SERVICES)
    for (const startsAt of ['07:30', '10:30', '14:00'])
      expect(Array.from(reminderLine(service, startsAt)).length).toBeLessThanOrEqual(20);
  expect(reminderLine('elderly-checkup', '07:30')).toBe('今晚10点后别吃东西，降压药照常吃');
  expect(reminderLine('elderly-checkup', '10:30')).toBe('今晚11点后别吃东西，降压药照常吃');
  expect(reminderLine('elderly-checkup', '14:00')).toContain('打电话问');
  expect(reminderLine('recheck', '07:30')).toContain('打电话问');
});

test('every line has a place, a source, and short sentences', () => {
  for (const { text, more, source, group } of PREPARE_LINES) {
    expect(PREPARE_GROUPS).toContain(group);
    expect(source).not.toBe('');
    for (const sentence of [text, more ?? ''].flatMap((words) => words.split('。')))
      expect(sentence.replaceAll(' ', '').length).toBeLessThanOrEqual(26);
  }
  expect(new Set(PREPARE_LINES.map(({ id }) => id)).size).toBe(PREPARE_LINES.length);
});

test('nothing of it is told as certain while no clinic has confirmed it', () => {
  expect(PREPARE_LINES.filter(({ verified }) => verified)).toEqual([]);
});

test('the night-long fast is asked for the yearly checkup only; medicines for pressure go on for both', () => {
  const ids = (service: 'elderly-checkup' | 'recheck'): string[] => prepareFor(service).map(({ id }) => id);
  expect(ids('elderly-checkup')).toContain('fast');
  expect(ids('recheck')).not.toContain('fast');
  expect(ids('recheck')).toContain('ask-fasting');
  for (const service of CHECKUP_SERVICES) expect(ids(service)).toContain('pressure-medicine');
});

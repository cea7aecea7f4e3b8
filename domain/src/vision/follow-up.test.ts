import { toPlainDate } from '../shared/plain-date';
import { decideFollowUp, type FiledExamination, type OpenTask, type TaskToOpen } from './follow-up';
import type { EyeReading, VisionSetting } from './types';
import { assessVisionFile } from './vision-file';

const BORN = toPlainDate('2020-02-10');
const NONE: EyeReading = { naked: null, corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };

/** `e1 2026-11-20 50 49 [hospital]`: id, day, right and left acuity in tenths. */
function filed(text: string): FiledExamination {
  const [examinationId = '', day = '', right = '-', left = '-', setting = 'clinic'] = text.split(' ');
  const eye = (word: string): EyeReading => ({ ...NONE, naked: word === '-' ? null : Number(word) });
  return {
    examinationId,
    institution: '柳溪',
    examinedOn: toPlainDate(day),
    setting: setting as VisionSetting,
    right: eye(right),
    left: eye(left),
    cycloplegic: false,
    items: [],
  };
}

/** `recheck:e1@2026-11-01>2026-11-15`: an open task, the examination that opened it, since when, not before when. */
function task(text: string): OpenTask {
  const match = /^(recheck|vision):(\w+)@([\d-]+)(?:>([\d-]+))?$/.exec(text);
  if (!match) throw new Error(`not a task: ${text}`);
  const [, kind, subjectId = null, openedOn = '', earliest] = match;
  return {
    referralId: kind ?? '',
    kind: kind === 'vision' ? 'vision' : 'vision-recheck',
    openedOn: toPlainDate(openedOn),
    earliestOn: earliest === undefined ? null : toPlainDate(earliest),
    subjectId,
  };
}

const list = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-');

/** Examinations | new | replaced | open tasks | what is to be done. Today is 2026-11-23, the child six. */
const CASES = `
  e1 2026-11-20 50 50                            | e1 | -  | -                                   | nothing
  e1 2026-11-20 50 49                            | e1 | -  | -                                   | open recheck 2026-12-04..2026-12-20
  e1 2026-11-20 50 47                            | e1 | -  | -                                   | open vision ..2026-12-23
  e1 2026-11-20 - -                              | e1 | -  | -                                   | nothing
  e1 2026-05-23 50 47                            | e1 | -  | -                                   | open vision ..2026-12-23
  e1 2026-05-22 50 47                            | e1 | -  | -                                   | nothing
  e1 2026-11-20 50 47 hospital                   | e1 | -  | -                                   | nothing
  e1 2026-11-10 50 47; e2 2026-11-20 50 50       | e1 | -  | -                                   | nothing
  e1 2026-11-01 50 49; e2 2026-11-10 50 49       | e2 | -  | recheck:e1@2026-11-01>2026-11-15    | nothing
  e1 2026-11-01 50 49; e2 2026-11-15 50 49       | e2 | -  | recheck:e1@2026-11-01>2026-11-15    | open vision ..2026-12-23, close recheck by e2
  e1 2026-11-01 50 49; e2 2026-11-15 50 50       | e2 | -  | recheck:e1@2026-11-01>2026-11-15    | close recheck by e2
  e1 2026-11-01 50 49; e2 2026-11-10 50 50       | e2 | -  | recheck:e1@2026-11-01>2026-11-15    | close recheck by e2
  e1 2026-11-01 50 49; e2 2026-11-15 49 50       | e2 | -  | recheck:e1@2026-11-01>2026-11-15    | open recheck 2026-11-29..2026-12-15, close recheck by e2
  e1 2026-11-01 50 49; e2 2026-11-15 50 -        | e2 | -  | recheck:e1@2026-11-01>2026-11-15    | nothing
  e1 2026-11-01 50 49; e2 2026-11-15 50 49 hospital | e2 | - | recheck:e1@2026-11-01>2026-11-15  | close recheck by e2
  e1 2026-11-01 50 47; e2 2026-11-15 50 50       | e2 | -  | vision:e1@2026-11-01                | nothing
  e1 2026-11-01 50 47; e2 2026-11-15 50 47       | e2 | -  | vision:e1@2026-11-01                | nothing
  e1 2026-11-01 50 47; e2 2026-11-15 50 49       | e2 | -  | vision:e1@2026-11-01                | nothing
  e1 2026-11-01 50 47; e2 2026-11-15 50 47 hospital | e2 | - | vision:e1@2026-11-01              | close vision by e2
  e2 2026-10-01 50 50 hospital; e1 2026-11-01 50 47 | e2 | - | vision:e1@2026-11-01              | nothing
  e2 2026-11-01 50 50                            | e2 | e1 | vision:e1@2026-11-01                | cancel vision
  e2 2026-11-01 50 47                            | e2 | e1 | vision:e1@2026-11-01                | nothing
  e2 2026-11-01 50 49                            | e2 | e1 | vision:e1@2026-11-01                | open recheck 2026-11-15..2026-12-01, cancel vision
  e2 2026-11-01 50 47                            | e2 | e1 | recheck:e1@2026-11-01>2026-11-15    | open vision ..2026-12-23, cancel recheck
  e2 2026-11-01 50 50                            | e2 | e1 | recheck:e1@2026-11-01>2026-11-15    | cancel recheck
  -                                              | -  | e1 | vision:e1@2026-11-01                | cancel vision
  e2 2026-11-01 50 50; e3 2026-11-10 50 47       | e2 | e1 | vision:e1@2026-11-01                | nothing
`;

const tellOpened = (opened: TaskToOpen | null): string[] => {
  if (opened === null) return [];
  const kind = opened.kind === 'vision' ? 'vision' : 'recheck';
  return [`open ${kind} ${opened.earliestOn ?? ''}..${opened.dueOn ?? ''}`];
};

const tell = (line: string): string => {
  const [file = '', fresh = '', replaced = '', open = ''] = line.split('|');
  const decided = decideFollowUp({
    today: toPlainDate('2026-11-23'),
    file: assessVisionFile(BORN, list(file).map(filed)),
    fresh: new Set(list(fresh)),
    replaced: new Set(list(replaced)),
    open: list(open).map(task),
  });
  const told = [
    ...tellOpened(decided.open),
    ...decided.close.map(({ referralId, examinationId }) => `close ${referralId} by ${examinationId}`),
    ...decided.cancel.map((referralId) => `cancel ${referralId}`),
  ];
  return told.length === 0 ? 'nothing' : told.join(', ');
};

test.each(CASES.split('\n').filter((line) => line.includes('|')))('%s', (line) => {
  expect(tell(line)).toBe(line.split('|').at(-1)?.trim());
});

test('the finding is said in a few words and names no illness', () => {
  const findingOf = (text: string): string | undefined =>
    decideFollowUp({
      today: toPlainDate('2026-11-23'),
      file: assessVisionFile(BORN, list(text).map(filed)),
      fresh: new Set(['e9']),
      replaced: new Set(),
      open: [],
    }).open?.finding;
  expect(
    [
      'e9 2026-11-20 50 48',
      'e9 2026-11-20 50 49',
      'e9 2026-11-20 52 50',
      'e9 2026-11-20 50 -',
      'e1 2026-11-01 50 49; e9 2026-11-20 50 49',
    ].map(findingOf),
  ).toEqual([
    '柳溪查到左眼偏低',
    '柳溪查到左眼刚好在线上',
    '柳溪查到两只眼差得多',
    '柳溪查到左眼没量出来',
    '柳溪查到左眼再查还是 0.8',
  ]);
});

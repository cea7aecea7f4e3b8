/** Reads the tables of lessons: rows a nurse can review, into what the pages show. A row that fits nowhere throws. */
import { toPlainDate } from '../shared/plain-date';
import { LESSON_SOURCES } from './sources-table';
import {
  BLOCK_KINDS,
  type Lesson,
  type LessonBlock,
  type LessonCode,
  type LessonEdition,
  type LessonTopic,
  LESSON_TOPICS,
  LESSONS,
  type QuizOption,
  type QuizQuestion,
} from './types';

interface Draft {
  title: string;
  about: string;
  blocks: (LessonBlock & { lines: string[] })[];
  questions: (QuizQuestion & { options: QuizOption[] })[];
}

const OPTION_KEYS = 'abcdef';
const HEADING = /^\[(?<kind>\w+)\] (?<heading>.+) \| (?<from>[\w-]+)$/;
const OPTION = /^(?<mark>[+-]) (?<text>.+) :: (?<why>.+)$/;

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T => {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Error(`no such word in a lesson: ${text ?? 'nothing'}`);
  return found;
};

const isSource = (key: string): key is keyof typeof LESSON_SOURCES => key in LESSON_SOURCES;

function blockOf(line: string): Draft['blocks'][number] {
  const { kind, heading = '', from = '' } = HEADING.exec(line)?.groups ?? {};
  if (!isSource(from)) throw new Error(`a part of a lesson has no source: ${line}`);
  return { kind: oneOf(BLOCK_KINDS, kind), heading, lines: [], ...LESSON_SOURCES[from] };
}

function optionOf(line: string, index: number): QuizOption {
  const told = OPTION.exec(line)?.groups;
  const key = OPTION_KEYS[index];
  if (!told?.text || !told.why || key === undefined) throw new Error(`no answer of a lesson: ${line}`);
  return { key, text: told.text, right: told.mark === '+', why: told.why };
}

function readLine(draft: Draft, line: string): void {
  const asked = /^\?(!?) (.+)$/.exec(line);
  const question = draft.questions.at(-1);
  if (line.startsWith('= ')) draft.title = line.slice(2);
  else if (line.startsWith('> ')) draft.about = line.slice(2);
  else if (line.startsWith('[')) draft.blocks.push(blockOf(line));
  else if (asked) {
    const key = String(draft.questions.length + 1);
    draft.questions.push({ key, text: asked[2] ?? '', must: asked[1] === '!', options: [] });
  } else if (question) question.options.push(optionOf(line, question.options.length));
  else readSentence(draft, line);
}

function readSentence({ blocks }: Draft, line: string): void {
  const block = blocks.at(-1);
  if (!block) throw new Error(`a line before any heading: ${line}`);
  block.lines.push(line);
}

function lessonOf(text: string): { code: LessonCode; topic: LessonTopic; edition: LessonEdition } {
  const [head = '', ...lines] = text.trim().split('\n');
  const [code, topic, validFrom = ''] = head.split(' | ');
  const draft: Draft = { title: '', about: '', blocks: [], questions: [] };
  for (const line of lines) readLine(draft, line);
  return {
    code: oneOf(LESSONS, code),
    topic: oneOf(LESSON_TOPICS, topic),
    edition: { validFrom: toPlainDate(validFrom), ...draft },
  };
}

/**
 * Reads tables of lessons. `# code | topic | validFrom` begins an edition, `=` is its title, `>` what it is about, `[kind] heading | source`
 * begins a part, `?` asks (`?!`: must be right), `+` and `-` are right and wrong answers with the reason after `::`. Editions of a code
 * are put together, newest first.
 */
export function readLessons(tables: readonly string[]): Lesson[] {
  const found = new Map<LessonCode, Lesson & { editions: LessonEdition[] }>();
  for (const text of tables.flatMap((table) => table.split(/^# /m).filter((one) => one.trim() !== ''))) {
    const { code, topic, edition } = lessonOf(text);
    const known = found.get(code) ?? { code, topic, editions: [] };
    known.editions.push(edition);
    known.editions.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    found.set(code, known);
  }
  return [...found.values()];
}

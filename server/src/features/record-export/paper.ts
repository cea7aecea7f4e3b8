import type { RecordLine } from '@kangban/contract/record-export';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf, timeOf } from '../../clock';
import { dayWords } from '../../pdf/day-words';
import type { Block, Fact, Paper } from '../../pdf/paper';

const SEX = { male: '男', female: '女' } as const;
/** So few lines without ranges read better as a sentence than as a table. */
const SENTENCE_ROWS_MAX = 5;

type Section = RecordLine['sections'][number];

/** What a paper of the record needs beside its entries. */
export interface PaperTold {
  person: { name: string; sex: 'male' | 'female'; birthDate: PlainDate };
  idMasked: string | null;
  /** Who takes it, name masked. */
  taker: string;
  takenAt: Date;
  /** In words: which kinds, which years. */
  part: string;
  large: boolean;
  pagesMax: number;
}

const isReport = ({ rows }: Section): boolean =>
  rows.some(({ range, flag }) => range !== undefined || flag !== undefined);

function sectionBlock(section: Section): Block {
  const { rows, title } = section;
  const caption = title === '' ? '项目' : title;
  if (isReport(section))
    return {
      kind: 'table',
      head: [caption, '结果', '参考范围', '原单位的提示'],
      rows: rows.map(({ label, words, range, flag }) => [label, words, range ?? '', flag ?? '']),
      shares: [30, 30, 24, 16],
    };
  if (rows.length > SENTENCE_ROWS_MAX)
    return {
      kind: 'table',
      head: [caption, '内容'],
      rows: rows.map(({ label, words }) => [label, words]),
      shares: [38, 62],
    };
  const words = rows.map((row) => (row.label === '' ? row.words : `${row.label}：${row.words}`)).join('；');
  return { kind: 'text', text: title === '' ? `${words}。` : `${title}。${words}。` };
}

function entryBlocks({
  kindWords,
  happenedOn,
  title,
  institution,
  practitioner,
  source,
  sections,
  lines,
}: RecordLine): Block[] {
  const where = [institution, practitioner, source].filter((words) => words !== null && words !== '').join(' · ');
  const said = sections.filter(({ rows }) => rows.length > 0).map(sectionBlock);
  const heading = title.startsWith(kindWords) ? title : `${kindWords} · ${title}`;
  return [
    { kind: 'heading', small: true, text: `${dayWords(happenedOn)}  ${heading}` },
    { kind: 'text', text: `记录来自：${where}。` },
    ...(said.length > 0 || lines.length === 0 ? said : [{ kind: 'text' as const, text: `${lines.join('；')}。` }]),
  ];
}

const yearOf = ({ happenedOn }: RecordLine): string => happenedOn.slice(0, 4);

function yearBlocks(lines: readonly RecordLine[]): Block[] {
  return lines.flatMap((line, place) => {
    const before = lines[place - 1];
    const isNew = before === undefined || yearOf(before) !== yearOf(line);
    const year: Block[] = isNew ? [{ kind: 'heading', text: `${yearOf(line)}年` }] : [];
    return [...year, ...entryBlocks(line)];
  });
}

function factsOf({ person, idMasked }: PaperTold): Fact[] {
  return [
    { label: '姓名', value: person.name },
    { label: '性别', value: SEX[person.sex] },
    { label: '出生', value: dayWords(person.birthDate) },
    { label: '身份证', value: idMasked ?? '未登记' },
  ];
}

/** Lines a paper of these entries has, near enough to refuse one nobody could print. */
export const printedLines = (lines: readonly RecordLine[]): number =>
  lines.reduce((sum, { sections }) => sum + 2 + sections.reduce((rows, section) => rows + section.rows.length, 0), 0);

/** The record or a part of it on paper: newest year first, every entry with its day, its source and its words. */
export function recordPaper(lines: readonly RecordLine[], told: PaperTold): Paper {
  const { takenAt, taker, part } = told;
  const [newest, oldest] = [lines[0], lines.at(-1)];
  const span = newest && oldest ? `从${dayWords(oldest.happenedOn)}到${dayWords(newest.happenedOn)}。` : '';
  const summary = `共 ${lines.length} 条记录，${part}。${span}`;
  return {
    title: '居民健康档案',
    subtitle: `本人档案的打印件，${dayWords(dayOf(takenAt))}`,
    facts: factsOf(told),
    blocks: [
      {
        kind: 'box',
        title: '仅供本人使用',
        text: `${summary}每页都印着是谁、什么时候存的。请收好，不要发给不认识的人。`,
      },
      ...yearBlocks(lines),
      {
        kind: 'text',
        text: '写着“本人或家人记的”“家里的设备传来的”，医院没有核对过。这份打印件用来了解自己的健康，不能代替看病。',
      },
    ],
    printedBy: taker,
    printedAt: takenAt,
    watermark: `${taker} ${dayOf(takenAt)} ${timeOf(takenAt)} 仅供本人`,
    pagesMax: told.pagesMax,
    large: told.large,
  };
}

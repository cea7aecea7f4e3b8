import type { ExportChoices } from '@kangban/contract/record-export';
import { writeCsv } from '@kangban/domain/record-export/csv';
import {
  isRecordKind,
  isSensitiveCategory,
  type RecordKind,
  type SensitiveCategory,
} from '@kangban/domain/record/kinds';
import { KIND_WORDS } from '@kangban/domain/share/share-terms';
import { LIMITS } from '@kangban/domain/shared/limits';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { maskedIdNumber } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { AccountSession } from '../../plugins/tokens';
import { narrowView, noteRead, openRecordFor, type RecordView } from '../access/open-record';
import { type PaperTold, printedLines, recordPaper } from './paper';
import { countKinds, readRecord, type RecordItem, type Span } from './read-record';
import { leftToday, noteExport, peopleOf } from './take';

const openToPrint = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'print' });

function countYears(items: readonly RecordItem[]): ExportChoices['years'] {
  const counts = new Map<number, number>();
  for (const { line } of items) {
    const year = Number(line.happenedOn.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year);
}

/** What of the record could be printed or taken along. What is sensitive is in none of the counts: it is ticked one by one. */
export async function readChoices(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ExportChoices | Refused> {
  const view = await openToPrint(deps, who, residentId);
  if (isRefused(view)) return view;
  const [{ items }, left] = await Promise.all([
    readRecord(deps, narrowView(view, { opened: [] })),
    leftToday(deps, who),
  ]);
  noteRead(deps, view, { action: 'record-read' });
  const kinds = countKinds(items);
  const doses = kinds.find(({ kind }) => kind === 'immunization')?.count ?? 0;
  return {
    residentId,
    label: view.label,
    today: deps.clock.today(),
    kinds,
    years: countYears(items),
    unlocked: [...view.opened],
    readings: items.reduce((sum, { readings }) => sum + readings.length, 0),
    doses: view.right === 'proxy' ? null : doses,
    leftToday: left,
  };
}

/** As the address says it: lists joined by commas, years. */
export interface PrintAsked {
  residentId: string;
  kinds?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  opened?: string | undefined;
  large: boolean;
}

interface Part {
  kinds: readonly RecordKind[] | null;
  opened: readonly SensitiveCategory[];
  span: Span;
  words: string;
}

const dayOfYear = (year: number | undefined, rest: string): PlainDate | null =>
  year === undefined ? null : (parsePlainDate(`${year}${rest}`) ?? null);

function yearWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined && to === undefined) return '所有年份';
  if (from === to) return `${from}年`;
  return `${from === undefined ? '最早' : `${from}年`}到${to === undefined ? '现在' : `${to}年`}`;
}

const listOf = (told: string | undefined): string[] => (told === undefined ? [] : [...new Set(told.split(','))]);
const kindWordsOf = (kinds: readonly RecordKind[]): string =>
  kinds.length === 0 ? '全部内容' : kinds.map((kind) => KIND_WORDS[kind]).join('、');

function readPart({ kinds: toldKinds, from, to, opened: toldOpened }: PrintAsked): Part | Refused {
  const [kinds, opened] = [listOf(toldKinds), listOf(toldOpened)];
  if (!kinds.every(isRecordKind) || !opened.every(isSensitiveCategory)) return refuse('bad-input');
  if (from !== undefined && to !== undefined && from > to) return refuse('bad-input');
  return {
    kinds: kinds.length === 0 ? null : kinds,
    opened,
    span: { since: dayOfYear(from, '-01-01'), until: dayOfYear(to, '-12-31') },
    words: `${kindWordsOf(kinds)}，${yearWords(from, to)}`,
  };
}

/** The entries of a part; refuses `export-empty` and `export-too-large`. */
async function readLines(deps: Deps, view: RecordView, { kinds, opened, span }: Part) {
  const { items, isCut } = await readRecord(deps, narrowView(view, { kinds, opened }), span);
  if (items.length === 0) return refuse('export-empty');
  const lines = items.map(({ line }) => line);
  return isCut || printedLines(lines) > LIMITS.printedLinesMax ? refuse('export-too-large') : lines;
}

/** The record or a part of it as a PDF. What is sensitive is in it only where it was ticked and is unlocked now. */
export async function printRecord(deps: Deps, who: AccountSession, asked: PrintAsked): Promise<Download | Refused> {
  const part = readPart(asked);
  if (isRefused(part)) return part;
  const view = await openToPrint(deps, who, asked.residentId);
  if (isRefused(view)) return view;
  if (part.opened.some((category) => !view.opened.includes(category))) return refuse('share-sensitive-locked');
  const [lines, people] = await Promise.all([readLines(deps, view, part), peopleOf(deps, who, view)]);
  if (isRefused(lines)) return lines;
  if (isRefused(people)) return people;
  const refused = await noteExport(deps, who, { view, what: 'paper' });
  if (refused) return refused;
  const { person, taker } = people;
  const { idCipher, idKeyId } = person;
  const told: PaperTold = {
    person,
    idMasked: maskedIdNumber(deps.cipher, idCipher, idKeyId),
    taker,
    takenAt: deps.clock.now(),
    part: part.words,
    large: asked.large,
    pagesMax: LIMITS.printedPagesMax,
  };
  const bytes = await deps.printer.print(recordPaper(lines, told));
  return isRefused(bytes) ? bytes : { name: `健康档案-${deps.clock.today()}.pdf`, bytes };
}

const CSV_HEAD = ['日期', '项目', '数值', '单位', '机构', '来源', '哪一条记录'];

/** Measured values as a table, oldest first; nothing sensitive is in it. */
export async function writeReadings(deps: Deps, who: AccountSession, residentId: string): Promise<Download | Refused> {
  const view = await openToPrint(deps, who, residentId);
  if (isRefused(view)) return view;
  const { items, isCut } = await readRecord(deps, narrowView(view, { opened: [] }));
  const rows = [...items]
    .reverse()
    .flatMap(({ line, readings }) =>
      readings.map(({ item, value, unit }) => [
        line.happenedOn,
        item,
        value,
        unit,
        line.institution ?? '',
        line.source,
        line.title,
      ]),
    );
  if (rows.length === 0) return refuse('export-empty');
  if (isCut) return refuse('export-too-large');
  const refused = await noteExport(deps, who, { view, what: 'readings' });
  if (refused) return refused;
  return { name: `测量数据-${deps.clock.today()}.csv`, bytes: Buffer.from(writeCsv(CSV_HEAD, rows)) };
}

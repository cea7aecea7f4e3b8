import type { Content, TableCell } from 'pdfmake/interfaces';
import { dayOf, timeOf } from '../clock';
import { printable } from './printable';
import type { Block, Fact, Paper, TableBlock } from './paper';

/** What the printing thread is sent: plain data. */
export interface Definition {
  title: string;
  author: string;
  language: 'zh-CN';
  /** ISO 8601. */
  printedAt: string;
  pageMargins: [number, number, number, number];
  defaultStyle: { fontSize: number };
  footer: { left: string; middle?: string; fontSize: number; width: number; margin: [number, number, number, number] };
  content: Content[];
  watermark?: { text: string; fontSize: number };
  pagesMax?: number;
}

const SIDE = 42;
const WIDTH = 595.28 - 2 * SIDE;
const PROGRAMME = '国家基本公共卫生服务项目 · 免费';
const FACTS_A_LINE = { standard: 4, large: 2 };
/** Points of a text of the standard edition: 14 px for what is read, 13 px at least for the rest. */
const SIZE = { title: 20, heading: 14, box: 15, part: 11.5, text: 10.5, small: 9.75 } as const;
const WATERMARK = 26;

/** Sizes of an edition, and the running numbers that give each text its place in the structure. */
interface Press {
  large: boolean;
  size: (of: keyof typeof SIZE) => number;
  next: (tag: string) => string;
}

function openPress(large: boolean): Press {
  let made = 0;
  return {
    large,
    size: (of) => SIZE[of] * (large ? 1.5 : 1),
    next: (tag) => `${tag}.${(made += 1)}`,
  };
}

const strong = (text: string): { text: string; bold: boolean } => ({ text, bold: true });

/** Label beside value, some to a line. */
function factsOf(press: Press, facts: readonly Fact[]): Content[] {
  const perLine = press.large ? FACTS_A_LINE.large : FACTS_A_LINE.standard;
  const lines = Array.from({ length: Math.ceil(facts.length / perLine) }, (_, line) =>
    facts.slice(line * perLine, (line + 1) * perLine),
  );
  return lines.map((line) => ({
    columns: line.map(({ label, value }) => ({
      id: press.next('P'),
      width: `${100 / perLine}%`,
      text: [{ text: `${label} ` }, strong(value)],
    })),
    margin: [0, 2, 0, 2],
  }));
}

function rowOf(press: Press, path: string, cells: readonly string[]): TableCell[] {
  const row = `${path}>${press.next('TR')}`;
  return cells.map((text, column) => ({
    id: `${row}>${press.next(column === 0 ? 'TH' : 'TD')}`,
    text: printable(text),
    bold: column === 0,
  }));
}

function tableOf(press: Press, { head, rows, shares }: TableBlock, width = WIDTH): Content {
  const path = press.next('Table');
  const headPath = `${path}>${press.next('TR')}`;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return {
    layout: 'lined',
    margin: [0, 2, 0, 8],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      // Cells keep 6 points to their right (tagged-printer.cjs, `lined`).
      widths: shares.map((share) => (width * share) / whole - 6),
      body: [
        head.map((text) => ({ id: `${headPath}>${press.next('TH')}`, text, bold: true })),
        ...rows.map((row) => rowOf(press, path, row)),
      ],
    },
  };
}

function listOf(press: Press, items: readonly string[]): Content {
  const path = press.next('L');
  return {
    stack: items.map((text, index) => {
      const item = `${path}>${press.next('LI')}`;
      return {
        columns: [
          { id: `${item}>${press.next('Lbl')}`, text: `${index + 1}.`, bold: true, width: press.size('text') * 2 },
          { id: `${item}>${press.next('LBody')}`, text: printable(text), width: '*' },
        ],
        margin: [0, 2, 0, 2],
      };
    }),
    margin: [0, 0, 0, 6],
  };
}

/** Room between two tables that stand side by side. */
const GAP = 18;

function pairOf(press: Press, tables: readonly TableBlock[]): Content {
  if (press.large) return { stack: tables.map((table) => tableOf(press, table)) };
  const width = (WIDTH - GAP) / 2;
  return { columns: tables.map((table) => ({ width, stack: [tableOf(press, table, width)] })), columnGap: GAP };
}

function blockOf(press: Press, block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return {
        id: press.next(block.small ? 'H3' : 'H2'),
        text: block.text,
        bold: true,
        fontSize: press.size(block.small ? 'part' : 'heading'),
        headlineLevel: 1,
        margin: block.small ? [0, 8, 0, 2] : [0, 10, 0, 4],
      };
    case 'text':
      return { id: press.next('P'), text: printable(block.text), margin: [0, 2, 0, 6] };
    case 'list':
      return listOf(press, block.items);
    case 'table':
      return tableOf(press, block);
    case 'pair':
      return pairOf(press, [block.left, block.right]);
    case 'box':
      return {
        layout: 'boxed',
        margin: [0, 10, 0, 6],
        unbreakable: true,
        table: {
          widths: ['*'],
          body: [
            [
              {
                stack: [
                  { id: press.next('P'), text: block.title, bold: true, fontSize: press.size('box') },
                  { id: press.next('P'), text: block.text, margin: [0, 4, 0, 0] },
                ],
              },
            ],
          ],
        },
      };
  }
}

function titleOf(press: Press, paper: Paper): Content[] {
  return [
    {
      layout: 'label',
      table: { body: [[{ id: press.next('P'), text: PROGRAMME, bold: true, fontSize: press.size('small') }]] },
    },
    { id: press.next('H1'), text: paper.title, bold: true, fontSize: press.size('title'), margin: [0, 4, 0, 0] },
    { id: press.next('P'), text: paper.subtitle },
  ];
}

function headOf(press: Press, paper: Paper): Content {
  const title = { width: '*', stack: titleOf(press, paper) };
  if (!paper.verify) return title;
  const { address, code } = paper.verify;
  const words = ['扫码核对真伪', code].map((text) => ({
    id: press.next('P'),
    text,
    fontSize: press.size('small'),
    alignment: 'center' as const,
    style: 'code',
  }));
  return {
    columns: [
      title,
      {
        width: press.large ? 160 : 106,
        stack: [{ qr: address, fit: press.large ? 110 : 80, alignment: 'center', margin: [0, 0, 0, 2] }, ...words],
      },
    ],
  };
}

const rule = (lineWidth: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth }],
  margin: [0, 6, 0, 4],
});

/** The paper as the printing thread wants it: texts with their place in the structure, sizes of the edition, head and foot. */
export function layOut(paper: Paper): Definition {
  const press = openPress(paper.large);
  const { printedAt, printedBy } = paper;
  const head = [headOf(press, paper), rule(2), ...factsOf(press, paper.facts), rule(0.75)];
  return {
    title: paper.title,
    author: paper.subtitle,
    language: 'zh-CN',
    printedAt: printedAt.toISOString(),
    pageMargins: [SIDE, 40, SIDE, paper.large ? 72 : 56],
    defaultStyle: { fontSize: press.size('text') },
    footer: {
      left: `打印 ${dayOf(printedAt)} ${timeOf(printedAt)} · ${printedBy}`,
      ...(paper.foot !== undefined && { middle: paper.foot }),
      fontSize: press.size('small'),
      width: WIDTH,
      margin: [SIDE, 12, SIDE, 0],
    },
    content: [...head, ...paper.blocks.map((block) => blockOf(press, block))],
    ...(paper.watermark !== undefined && { watermark: { text: paper.watermark, fontSize: WATERMARK } }),
    ...(paper.pagesMax !== undefined && { pagesMax: paper.pagesMax }),
  };
}

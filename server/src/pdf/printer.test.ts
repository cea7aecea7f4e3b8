import { performance } from 'node:perf_hooks';
import { readPdf } from '../../test/pdf-text';
import { isRefused } from '../http/refusal';
import type { Block, Paper } from './paper';
import { makePrinter } from './printer';

const printer = makePrinter();
afterAll(() => printer.close());

const PAPER: Paper = {
  title: '儿童视力档案',
  subtitle: '青岚县柳溪镇卫生院 · 2026年11月23日',
  facts: [
    { label: '姓名', value: '陈安安' },
    { label: '性别', value: '女' },
  ],
  blocks: [
    { kind: 'box', title: '▲ 2 次检查', text: '右眼 4.8，左眼 4.9。' },
    { kind: 'heading', text: '每次检查' },
    {
      kind: 'table',
      head: ['日期', '右眼', '左眼'],
      rows: [
        ['2026-03-01', '4.8', '4.9'],
        ['2026-09-01', '4.9', '4.9'],
      ],
      shares: [2, 1, 1],
    },
    { kind: 'list', items: ['带到学校卫生室', '妥善保管'] },
    { kind: 'text', text: '不能代替看病。' },
  ],
  printedBy: '林*梅（妈妈）',
  printedAt: new Date('2026-11-23T00:20:00Z'),
  large: false,
};

async function bytesOf(told: Partial<Paper> = {}): Promise<Buffer> {
  const bytes = await printer.print({ ...PAPER, ...told });
  if (isRefused(bytes)) throw new Error('refused');
  return bytes;
}

const sizesOf = (raw: string): number[] => [...raw.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size));
const rowsOf = (count: number): Block => ({
  kind: 'table',
  head: ['日期', '单位', '视力'],
  rows: Array.from({ length: count }, (_, row) => [`第${row + 1}行`, '柳溪镇卫生院', '4.8']),
  shares: [1, 2, 1],
});

test('all text can be read as text, with its language and title', async () => {
  const { pages, raw } = readPdf(await bytesOf());
  expect(pages).toHaveLength(1);
  for (const words of [
    '国家基本公共卫生服务项目 · 免费',
    '儿童视力档案',
    '陈安安',
    '▲ 2 次检查',
    '2026-09-01',
    '带到学校卫生室',
    '打印 2026-11-23 08:20 · 林*梅（妈妈）',
    '第 1 页，共 1 页',
  ])
    expect(pages[0]).toContain(words);
  expect(pages[0]).not.toContain('\uFFFD');
  expect(raw).toContain('/Lang (zh-CN)');
  expect(raw).toContain('/DisplayDocTitle true');
  expect(raw).toContain('/Marked true');
});

test('a screen reader is told what is a heading, a table and a list', async () => {
  const { tags } = readPdf(await bytesOf());
  const count = (tag: string): number => tags.filter((one) => one === tag).length;
  expect(count('H1')).toBe(1);
  expect(count('H2')).toBe(1);
  expect([count('Table'), count('TR'), count('TH'), count('TD')]).toEqual([1, 3, 5, 4]);
  expect([count('L'), count('LI')]).toEqual([1, 2]);
});

test('the foot is not part of what is read, and every text is either read or set aside', async () => {
  const { raw } = readPdf(await bytesOf());
  const begun = raw.match(/ BDC/g)?.length ?? 0;
  const ended = raw.match(/EMC/g)?.length ?? 0;
  expect(begun).toBeGreaterThan(10);
  expect(ended).toBe(begun);
  expect(raw).toMatch(/\/Artifact <<\n\/Type \/Pagination\n>> BDC[\s\S]*?Tf/);
});

test('the same paper is the same file, another one another', async () => {
  const [first, again, other] = [await bytesOf(), await bytesOf(), await bytesOf({ printedBy: '王*' })];
  expect(first.equals(again)).toBe(true);
  expect(first.equals(other)).toBe(false);
});

test('nothing is under 13 px, and the large edition is one and a half times that', async () => {
  const smallest = (large: boolean) => bytesOf({ large }).then((bytes) => Math.min(...sizesOf(readPdf(bytes).raw)));
  const [standard, large] = [await smallest(false), await smallest(true)];
  expect(standard).toBeGreaterThanOrEqual(13 * 0.75);
  expect(large).toBeCloseTo(standard * 1.5);
});

test('a long table goes on under its own head, no row is cut or lost, pages are numbered', async () => {
  const { pages } = readPdf(await bytesOf({ blocks: [rowsOf(90)] }));
  expect(pages.length).toBeGreaterThanOrEqual(3);
  pages.forEach((page, index) => {
    expect(page.split('\n').filter((line) => line === '单位')).toHaveLength(1);
    expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  });
  const rows = pages.flatMap((page) => page.match(/第\d+行/g) ?? []);
  expect(rows).toEqual(Array.from({ length: 90 }, (_, row) => `第${row + 1}行`));
});

test('a heading never stands alone at the foot of a page', async () => {
  const blocks = (lines: number): Block[] => [
    ...Array.from({ length: lines }, (_, line): Block => ({ kind: 'text', text: `第${line + 1}段` })),
    { kind: 'heading', text: '每次检查' },
    rowsOf(3),
  ];
  for (const lines of [25, 26, 27, 28, 29, 30, 31, 32, 33]) {
    const { pages } = readPdf(await bytesOf({ blocks: blocks(lines) }));
    const page = pages.find((one) => one.includes('每次检查'));
    expect(page).toContain('第1行');
  }
});

test('the code for checking stands on the paper as words, too', async () => {
  const { pages } = readPdf(
    await bytesOf({ verify: { address: 'https://example.test/v/AB12', code: 'AB12-CD34-EF56' } }),
  );
  expect(pages[0]).toContain('扫码核对真伪');
  expect(pages[0]?.replaceAll('\n', '')).toContain('AB12-CD34-EF56');
});

test.each(['fifl', 'ffiff', 'Fjffl', 'fjft', 'Ofi0lI'])(
  'a code like %s stands letter by letter, and nothing after it is lost',
  async (code) => {
    const { pages, raw } = readPdf(await bytesOf({ verify: { address: 'https://example.test/v/AB12', code } }));
    expect(pages[0]).toContain(`\n${code}\n`);
    expect(pages[0]).toContain('右眼 4.8，左眼 4.9。');
    expect(pages[0]).toContain('打印 2026-11-23 08:20 · 林*梅（妈妈）');
    // No two letters share a glyph, whoever compares two papers by eye sees each of them.
    expect(raw).not.toMatch(/<[0-9a-f]{4} [0-9a-f]{4}>/);
  },
);

test('printing keeps the main thread free', async () => {
  await bytesOf();
  const before = performance.eventLoopUtilization();
  await bytesOf({ blocks: [rowsOf(400)] });
  const { active, idle } = performance.eventLoopUtilization(before);
  expect(active).toBeLessThan(idle);
});

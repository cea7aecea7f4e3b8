import { sayZh } from '@kangban/domain/checkup/say';
import type { CheckupReport, ReportItem, SentenceRef } from '@kangban/domain/checkup/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayWords } from '../../pdf/day-words';
import type { Block, Fact, Paper, TableBlock } from '../../pdf/paper';
import { sentences } from '../../pdf/sentences';

const SEX = { male: '男', female: '女' } as const;
const ELDER_YEARS = 65;
const NONE = '—';

/** What a printed report says beside what was found. */
export interface PaperTold {
  person: { name: string; sex: 'male' | 'female' };
  age: number;
  idMasked: string | null;
  site: { name: string; phone: string } | null;
  review: { byName: string; on: PlainDate } | null;
  printedBy: string;
  printedAt: Date;
  verify: { address: string; code: string };
  large: boolean;
}

const ARROWS = { low: ' ↓', high: ' ↑', none: '' } as const;
const say = (refs: readonly SentenceRef[]): string => sentences(refs.map(sayZh));
const amount = ({ text, unit }: { text: string; unit: string }): string => (unit === '' ? text : `${text} ${unit}`);

/** Value, arrow and word: never one of them alone, and no colour at all. */
const resultOf = ({ value, direction, word }: ReportItem): string =>
  value === null ? sayZh(word) : `${value.text}${ARROWS[direction]} ${sayZh(word)}`;

function rangeOf({ range, value }: ReportItem): string {
  if (range.text === null) return NONE;
  return range.low === null && range.high === null ? range.text : amount({ text: range.text, unit: value?.unit ?? '' });
}

/** The plain name, and the paper's own where it is another. */
function nameOf({ label, formLabel }: ReportItem): string {
  const plain = sayZh(label);
  return plain === formLabel ? plain : `${plain}（${formLabel}）`;
}

function yearsHead({ years }: CheckupReport): string {
  const told = years.map(({ year }) => `${year}`);
  return told.length > 1 ? told.join(' → ') : '往年';
}

/** The values in the order of the years; a year without one is a dash and never guessed. */
const yearsOf = (item: ReportItem, { years }: CheckupReport): string =>
  years.map(({ year }) => item.years.filter((one) => one.year === year).at(-1)?.text ?? NONE).join(' → ');

const notableTable = (report: CheckupReport): TableBlock => ({
  kind: 'table',
  head: ['项目', '您的结果', '参考范围', yearsHead(report), '意思'],
  rows: report.notable.map((item) => [
    nameOf(item),
    `▲ ${resultOf(item)}`,
    rangeOf(item),
    yearsOf(item, report),
    say(item.meaning),
  ]),
  shares: [17, 18, 17, 25, 23],
});

/** Five columns have no room in large type: what it is in bold, and all there is to say of it beside. */
const notableLarge = (report: CheckupReport): TableBlock => ({
  kind: 'table',
  head: ['您的结果', '意思、参考范围和往年'],
  rows: report.notable.map((item) => [
    `▲ ${nameOf(item)} ${resultOf(item)}`,
    `${say(item.meaning)}参考范围：${rangeOf(item)}。${yearsHead(report)}：${yearsOf(item, report)}。`,
  ]),
  shares: [38, 62],
});

const until = (dueOn: PlainDate | null): string => (dueOn === null ? '' : `${dayWords(dueOn)}前办好。`);

/** Most sentences name their day themselves. */
function todoOf({ todo, label, dueOn }: ReportItem): string[] {
  const told = say(todo);
  if (told === '') return [];
  return [`${sayZh(label)}：${told}${/\d日/.test(told) ? '' : until(dueOn)}`];
}

function notableBlocks(report: CheckupReport, large: boolean): Block[] {
  if (report.notable.length === 0) return [];
  const todo = report.notable.flatMap(todoOf);
  return [
    { kind: 'heading', text: '要留意的' },
    large ? notableLarge(report) : notableTable(report),
    ...(todo.length > 0
      ? ([
          { kind: 'heading', text: '该怎么办' },
          { kind: 'list', items: todo },
        ] as const)
      : []),
  ];
}

const doctorBlocks = ({ doctor }: CheckupReport): Block[] =>
  doctor.length === 0
    ? []
    : [
        { kind: 'heading', text: '医生写的' },
        { kind: 'text', text: say(doctor) },
      ];

const restTable = (items: readonly ReportItem[]): TableBlock => ({
  kind: 'table',
  head: ['项目', '结果', '参考范围'],
  rows: items.map((item) => [item.formLabel, item.value?.text ?? sayZh(item.word), rangeOf(item)]),
  shares: [38, 23, 39],
});

function restOf(title: string, items: readonly ReportItem[]): Block[] {
  if (items.length === 0) return [];
  const half = Math.ceil(items.length / 2);
  const tables = [items.slice(0, half), items.slice(half)].filter(({ length }) => length > 0).map(restTable);
  const [left, right] = tables;
  if (!left) return [];
  return [{ kind: 'heading', text: title }, right ? { kind: 'pair', left, right } : left];
}

function restBlocks({ groups, counts, missing }: CheckupReport): Block[] {
  const rest = groups.flatMap(({ items }) => items);
  const fine = rest.filter(({ level }) => level === 'fine');
  const others = rest.filter(({ level }) => level !== 'fine');
  const names = missing.map(({ label }) => sayZh(label)).join('、');
  return [
    ...restOf(`正常的 ${counts.fine} 项`, fine),
    ...restOf(`没有参考范围的 ${others.length} 项`, others),
    ...(names === '' ? [] : ([{ kind: 'text', text: `这次没有做的：${names}。` }] as const)),
  ];
}

const NOT_SURE = '参考范围以医疗机构告知为准。';
const NO_CARE = '本报告用来了解身体情况，不能代替看病。不舒服请及时去医院；急病打 120。';

function endBlocks(report: CheckupReport, { review }: PaperTold): Block[] {
  const doctor = `体检医生：${report.practitioner ?? '　　　　'}`;
  const reviewed = review
    ? `审核：${review.byName}　　审核日期：${dayWords(review.on)}`
    : '审核：还没有审核　　审核日期：　　　　';
  const all = [...report.notable, ...report.groups.flatMap(({ items }) => items)];
  const isSure = all.every(({ range }) => range.origin === 'none' || range.verified);
  const hidden = report.hidden > 0 ? `有 ${report.hidden} 项特别保密的内容没有印出来。` : '';
  return [
    { kind: 'text', text: `${doctor}　　${reviewed}　　（盖章）` },
    { kind: 'text', text: `${isSure ? '' : NOT_SURE}${hidden}${NO_CARE}` },
  ];
}

function factsOf({ person, age, idMasked, site }: PaperTold): Fact[] {
  return [
    { label: '姓名', value: person.name },
    { label: '性别', value: SEX[person.sex] },
    { label: '年龄', value: `${age}岁` },
    { label: '身份证', value: idMasked ?? '未登记' },
    ...(site
      ? [
          { label: '卫生院', value: site.name },
          { label: '电话', value: site.phone },
        ]
      : []),
  ];
}

const LARGE_HINT = '要大字版，请说“打大字的”';

/** The report on paper (ux.md §11): conclusion, what is notable, what to do, the rest, who went through it. */
export const reportPaper = (report: CheckupReport, told: PaperTold): Paper => ({
  title: told.age >= ELDER_YEARS ? '65岁及以上老年人体检报告' : '健康体检报告',
  subtitle: `${report.institution} · 体检日期 ${dayWords(report.on)}`,
  facts: factsOf(told),
  blocks: [
    {
      kind: 'box',
      title: `${report.counts.notable > 0 ? '▲ ' : '✓ '}${sayZh(report.headline)}`,
      text: report.oneThing
        ? `${say([report.oneThing])}${until(report.oneThingBy)}`
        : '没有要特别留意的。明年再来体检。',
    },
    ...notableBlocks(report, told.large),
    ...doctorBlocks(report),
    ...restBlocks(report),
    ...endBlocks(report, told),
  ],
  printedBy: told.printedBy,
  printedAt: told.printedAt,
  verify: told.verify,
  ...(!told.large && { foot: LARGE_HINT }),
  large: told.large,
});

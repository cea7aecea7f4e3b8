import type { PointStatement } from '@kangban/contract/point-statement';
import type { PointEntry } from '@kangban/contract/points';
import { grouped } from '@kangban/domain/points/words';
import { addDays } from '@kangban/domain/shared/plain-date';
import { dayWords } from '../../pdf/day-words';
import type { Block, Fact, Paper } from '../../pdf/paper';

/** What stands on a statement beside its numbers. */
export interface StatementTold {
  name: string;
  /** Who asked for the page, name masked. */
  printedBy: string;
  printedAt: Date;
  large: boolean;
}

const signed = (points: number): string =>
  points > 0 ? `+${grouped(points)}` : points < 0 ? `−${grouped(-points)}` : '0';
const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

/** A month that goes on has no end yet. */
const endWords = ({ month, to }: PointStatement): string => (addDays(to, 1).startsWith(month) ? '现在有' : '月底有');

/** Every heading that is not nothing, in the order in which they are added. */
function sumRows(statement: PointStatement): string[][] {
  const { closing, corrected, earned, expired, opening, returned, transferred, used } = statement;
  const part = (words: string, points: number): string[][] => (points === 0 ? [] : [[words, signed(points)]]);
  return [
    ['月初有', grouped(opening)],
    ...part('这个月得的', earned),
    ...part('换服务用的', -used),
    ...part('退回来的', returned),
    ...part('到期没用完的', -expired),
    ...part('更正', corrected),
    ...part('和家人之间转的', transferred),
    [`合起来，${endWords(statement)}`, grouped(closing)],
  ];
}

const lineRow = ({ activeAfter, bookedOn, change, detail, title }: PointEntry): string[] => [
  `${Number(bookedOn.slice(5, 7))}月${Number(bookedOn.slice(8))}日`,
  detail === null ? title : `${title}（${detail}）`,
  signed(change),
  grouped(activeAfter),
];

const lineBlock = ({ lines }: PointStatement): Block => {
  const moved = lines.filter(({ change }) => change !== 0);
  if (moved.length === 0) return { kind: 'text', text: '这个月没有得分，也没有用分。' };
  return {
    kind: 'table',
    head: ['哪天', '为什么', '加减', '之后有'],
    rows: moved.map(lineRow),
    shares: [16, 52, 14, 18],
  };
};

const waiting = ({ lines }: PointStatement): string[] => {
  const points = lines.filter(({ state }) => state === 'pending').reduce((sum, line) => sum + line.points, 0);
  return points === 0 ? [] : [`还有 ${grouped(points)} 分在核对，核对完再算进来。`];
};

const held = ({ locked }: PointStatement): string[] =>
  locked === 0 ? [] : [`换服务先留着的 ${grouped(locked)} 分已经减掉；没用成会退回来。`];

/** A month of points on paper: what was there, what came and went line by line, what is left; it adds up before the reader. */
export function statementPaper(statement: PointStatement, told: StatementTold): Paper {
  const facts: Fact[] = [
    { label: '姓名', value: told.name },
    { label: '从', value: dayWords(statement.from) },
    { label: '到', value: dayWords(statement.to) },
    ...(statement.account === 'family' ? [{ label: '账户', value: '一家人一起攒的' }] : []),
  ];
  return {
    title: '健康积分对账单',
    subtitle: `${monthWords(statement.month)}，从月初一笔一笔加`,
    facts,
    blocks: [
      { kind: 'box', title: `${endWords(statement)} ${grouped(statement.closing)} 分`, text: statement.text },
      { kind: 'heading', text: '怎么算出来的' },
      { kind: 'table', head: ['项目', '分'], rows: sumRows(statement), shares: [70, 30] },
      { kind: 'heading', text: '一笔一笔' },
      lineBlock(statement),
      { kind: 'heading', text: '要知道的' },
      {
        kind: 'list',
        items: [
          ...waiting(statement),
          ...held(statement),
          '积分不能换钱，不能买卖。有没有积分，都能看病、体检、打疫苗。',
          '哪一笔看不懂、觉得不对，可以在康伴里点“申诉”，也可以到窗口问。',
        ],
      },
    ],
    printedBy: told.printedBy,
    printedAt: told.printedAt,
    large: told.large,
  };
}

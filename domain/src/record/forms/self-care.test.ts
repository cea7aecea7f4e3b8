import { SELF_CARE_ITEMS, scoreSelfCare } from './self-care';

// 进餐 梳洗 穿衣 如厕 活动 | sum level | the vectors of the fact sheet §1.5
test.each(
  `
  0 0 0 0 0   | 0 独 可自理
  3 0 0 0 0   | 3 独 可自理
  3 1 0 0 0   | 4 轻 轻度依赖
  3 3 0 1 1   | 8 轻 轻度依赖
  3 3 3 0 0   | 9 中 中度依赖
  3 3 3 5 1   | 15 中 中度依赖
  3 7 3 5 0   | 18 中 中度依赖
  3 7 3 5 1   | 19 不 不能自理
  5 7 5 10 10 | 37 不 不能自理
`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s is %s', (scores = '', said = '') => {
  const [total, , words] = said.split(' ');
  expect(scoreSelfCare(scores.split(/\s+/).map(Number))).toMatchObject({ total: Number(total), words });
});

const REACHABLE = [
  [0, 3, 5],
  [0, 1, 3, 7],
  [0, 3, 5],
  [0, 1, 5, 10],
  [0, 1, 5, 10],
];

test('every item takes the printed scores and refuses every other', () => {
  REACHABLE.forEach((printed, item) => {
    for (let score = -1; score <= 11; score += 1) {
      const scores = [0, 0, 0, 0, 0];
      scores[item] = score;
      const result = scoreSelfCare(scores);
      if (printed.includes(score)) expect(result).toMatchObject({ total: score });
      else expect(result).toEqual({ wrongItem: item + 1 });
    }
  });
  expect(scoreSelfCare([0, 0, 0, 0])).toEqual({ wrongItem: 0 });
  expect(scoreSelfCare([0.5, 0, 0, 0, 0])).toEqual({ wrongItem: 1 });
  expect(SELF_CARE_ITEMS).toHaveLength(5);
});

test('the code of the checkup form rises with the sum', () => {
  const codes = [0, 3, 4].map((meal) => scoreSelfCare([meal === 4 ? 3 : meal, meal === 4 ? 1 : 0, 0, 0, 0]));
  expect(codes.map((one) => ('code' in one ? one.code : ''))).toEqual(['1', '1', '2']);
});

import { forecast } from '../immunization/forecast';
import type { GivenDose } from '../immunization/types';
import { toPlainDate } from '../shared/plain-date';
import { ageNameZh, vaccineProgress, vaccineVisits } from './vaccine-visits';

const on = (text: string): GivenDose[] =>
  text.split(';').map((one) => {
    const [vaccine = '', date = ''] = one.trim().split(' ');
    return { vaccine, date: toPlainDate(date) };
  });
interface Told {
  given?: GivenDose[];
  held?: { series: string; dose: number }[];
  born?: string;
}
const cardsOn = (on: string, { given = [], held = [], born = '2024-05-19' }: Told = {}) => {
  const today = toPlainDate(on);
  const { doses, programme } = forecast({ birthDate: toPlainDate(born), sex: 'female', given, today });
  return {
    cards: vaccineVisits({ doses, programme, today, held }),
    progress: vaccineProgress({ doses, programme, today }),
  };
};

test.each([
  [0, '出生'],
  [1, '1个月'],
  [8, '8个月'],
  [12, '1岁'],
  [18, '1岁半'],
  [24, '2岁'],
  [72, '6岁'],
  [15, '15个月'],
])('%d months are called %s', (months, name) => expect(ageNameZh(months)).toBe(name));

test('the cards are the ages of the programme, in order, with every dose on one', () => {
  const { cards } = cardsOn('2026-11-25', { born: '2026-07-01' });
  expect(cards.map(({ nameZh }) => nameZh)).toEqual([
    '出生',
    '1个月',
    '2个月',
    '3个月',
    '4个月',
    '6个月',
    '8个月',
    '9个月',
    '1岁半',
    '2岁',
    '3岁',
    '4岁',
    '6岁',
    '13岁',
    '13岁半',
  ]);
  const birth = cards[0]?.doses.map(({ vaccine, dose }) => `${vaccine} ${dose}`);
  expect(birth).toEqual(['HepB 1', 'BCG 1']);
  const keys = cards.flatMap(({ doses }) => doses.map(({ series, vaccine, dose }) => `${series} ${vaccine} ${dose}`));
  expect(new Set(keys).size).toBe(keys.length);
});

test('a card is done when all on it are, open while one can be given, booked when that one is held', () => {
  const born = on('HepB 2024-05-19; BCG 2024-05-20');
  const stateOf = (held: { series: string; dose: number }[], today = '2024-06-20') =>
    Object.fromEntries(cardsOn(today, { given: born, held }).cards.map(({ nameZh, state }) => [nameZh, state]));
  expect(stateOf([])).toMatchObject({ 出生: 'done', '1个月': 'open', '2个月': 'not-yet' });
  expect(stateOf([{ series: 'HepB', dose: 2 }])).toMatchObject({ '1个月': 'booked' });
});

test('counts the free doses until school age: none of the vaccine for girls of 13', () => {
  const { progress, cards } = cardsOn('2026-11-25', {
    given: on('HepB 2024-05-19; BCG 2024-05-20; HepB 2024-06-20'),
  });
  expect(progress.given).toBe(3);
  const until = cards.filter(({ months }) => months !== null && months < 84).flatMap(({ doses }) => doses);
  expect(progress.total).toBe(until.filter(({ status }) => status !== 'stopped').length);
});

test('a programme nobody knows is refused', () => {
  const input = { doses: [], programme: 'nowhere', today: toPlainDate('2026-11-25'), held: [] };
  expect(() => vaccineVisits(input)).toThrow(RangeError);
});

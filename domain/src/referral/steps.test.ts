import { toPlainDate } from '../shared/plain-date';
import { referralKind } from './kinds';
import type { ReferralState } from './states';
import { referralSteps, type ReferralFacts, type TakenStep } from './steps';

const step = (move: TakenStep['move'], note: string | null = null, institution: string | null = null): TakenStep => ({
  move,
  on: toPlainDate('2026-11-01'),
  note,
  institution,
});
const told = (state: ReferralState, taken: TakenStep[], change: Partial<ReferralFacts> = {}): string[] =>
  referralSteps({
    kind: 'vision',
    state,
    toInstitution: '县医院眼科',
    earliestOn: null,
    dueOn: toPlainDate('2026-12-01'),
    bookedFor: null,
    taken,
    ...change,
  }).map(({ state: at, title, note }) => [at, title, ...(note === null ? [] : [note])].join(' '));
const FOUND = step('open', '卫生院查到左眼偏低');
const AHEAD = ['now 去县医院眼科', 'waiting 结果传回档案 会通知您'];

test.each<[ReferralState, TakenStep[], string[]]>([
  ['opened', [FOUND], ['done 卫生院查到左眼偏低', ...AHEAD]],
  ['booked', [FOUND, step('book', null, '县医院眼科')], ['done 卫生院查到左眼偏低', ...AHEAD]],
  ['sent', [FOUND, step('send')], ['done 卫生院查到左眼偏低', 'done 复查单送过去了', ...AHEAD]],
  [
    'seen',
    [FOUND, step('see', null, '县医院')],
    ['done 卫生院查到左眼偏低', 'done 县医院看过了', 'now 结果传回档案 会通知您'],
  ],
  [
    'closed',
    [FOUND, step('return-result', '配眼镜', '县医院'), step('close')],
    ['done 卫生院查到左眼偏低', 'done 县医院结果回来了 配眼镜'],
  ],
  ['declined', [FOUND, step('decline', '再等等')], ['done 卫生院查到左眼偏低', 'done 家里说先不去 再等等']],
  ['cancelled', [FOUND, step('cancel')], ['done 卫生院查到左眼偏低', 'done 这张复查单取消了']],
])('%s', (state, taken, expected) => {
  expect(told(state, taken)).toEqual(expected);
});

test('a booked place says its time, a repeat its days, another kind has plain words', () => {
  const facts: ReferralFacts = {
    kind: 'vision-recheck',
    state: 'opened',
    toInstitution: '柳溪镇卫生院',
    earliestOn: toPlainDate('2026-11-15'),
    dueOn: toPlainDate('2026-12-01'),
    bookedFor: '2026-11-20T01:00:00.000Z',
    taken: [],
  };
  expect(referralSteps(facts)[0]).toEqual({
    state: 'now',
    title: '再查一次，去柳溪镇卫生院',
    note: null,
    on: '2026-11-15',
    until: '2026-12-01',
    at: '2026-11-20T01:00:00.000Z',
  });
  expect(referralKind('knees')).toMatchObject({ titleZh: '复查', to: 'county-hospital' });
});

import { findCheckup } from '../checkup-booking/checkup-item';
import { isForVaccines, serviceOf } from '../booking/purpose';
import { findVisit, visitItem } from '../child-visit/visit-booking';
import { toPlainDate } from '../shared/plain-date';
import { findReward, isRewardSeries, type RedemptionToBook, refuseRewardSlot, rewardItem } from './slot-item';

const ID = '019a0000-0000-7000-8000-000000000001';
const wanted = { service: 'tcm-physio', redemptionId: ID };
const item = rewardItem(wanted);

test('a redemption is one thing an appointment is for, and reads back as it was asked for', () => {
  expect(item).toEqual({ series: `reward:${ID}`, vaccine: 'tcm-physio', dose: 1 });
  expect(findReward([item])).toEqual(wanted);
  expect(serviceOf([item])).toBe('tcm-physio');
  expect(isForVaccines([item])).toBe(false);
  expect([findCheckup([item]), findVisit([item])]).toEqual([undefined, undefined]);
  expect(findReward([visitItem('m8')])).toBeUndefined();
  expect([isRewardSeries(item.series), isRewardSeries('hepB'), isRewardSeries('rewards')]).toEqual([
    true,
    false,
    false,
  ]);
});

const day = toPlainDate;
const TODAY = day('2026-11-25');
const redemption: RedemptionToBook = {
  redemptionId: ID,
  state: 'held',
  service: 'tcm-physio',
  siteId: 'here',
  siteName: '柳溪镇卫生院',
  useBy: day('2027-02-23'),
};

test.each([
  ['on its last day', {}, { day: redemption.useBy }, undefined],
  ['the day after', {}, { day: day('2027-02-24') }, 'too-late'],
  ['elsewhere', {}, { siteId: 'there' }, 'other-place'],
  ['another service', { service: 'weight-clinic' }, {}, 'other-service'],
  ['no service at all', { service: null }, {}, 'other-service'],
  ['used', { state: 'committed' }, {}, 'ended'],
  ['given up', { state: 'voided' }, {}, 'ended'],
  ['run out', { state: 'expired' }, {}, 'ended'],
  ['given back', { state: 'refunded' }, {}, 'ended'],
  ['given up, elsewhere and late', { state: 'voided' }, { siteId: 'there', day: day('2027-03-01') }, 'ended'],
  ['elsewhere and late', {}, { siteId: 'there', day: day('2027-03-01') }, 'other-place'],
] as const)('a slot %s', (_name, change, at, reason) => {
  const refused = refuseRewardSlot(
    wanted,
    { ...redemption, ...change },
    { siteId: 'here', day: TODAY, today: TODAY, ...at },
  );
  expect(refused?.reason).toBe(reason);
});

test('why not, in words a person can act on', () => {
  const late = { siteId: 'here', day: day('2027-03-01'), today: TODAY };
  expect(refuseRewardSlot(wanted, redemption, late)?.text).toBe('这个兑换2027年2月23日前有效，请约早一点的日子。');
  expect(refuseRewardSlot(wanted, redemption, { ...late, siteId: 'there' })?.text).toBe(
    '这个兑换只能在柳溪镇卫生院用，约那里的时间。',
  );
});

/** What points of the mock-ups' father can be used for, and what he redeemed. Invented places. */
import type { Redemption, RedemptionCode, Reward, RewardCatalogue } from '@kangban/contract/reward';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf, TODAY } from './family-samples';
import { FATHER } from './point-samples';

const CLINIC = idOf(100);
const day = toPlainDate;

const place = (change: Partial<Reward['places'][number]> = {}): Reward['places'][number] => ({
  siteId: CLINIC,
  siteName: '柳溪镇卫生院',
  room: '2楼 眼科',
  phone: '0300-555 0126',
  address: '柳溪镇柳溪路18号',
  hours: ['周一到周五 8:30–11:30'],
  left: 6,
  againOn: null,
  distanceKm: null,
  ...change,
});

export const reward = (change: Partial<Reward> = {}): Reward => ({
  itemId: 'fundus-photo',
  kind: 'service',
  icon: 'eye',
  name: '眼底照相',
  unit: '1 次',
  about: '看高血压伤没伤眼',
  detail: '看高血压、糖尿病伤没伤眼。不疼，10 分钟。',
  points: 300,
  priceVersion: 1,
  open: true,
  reasons: [],
  useBy: day('2027-02-23'),
  whoText: '只能爸爸本人用，带身份证',
  refundText: '没做之前随时能退。医生说不适合做的，积分退回。做过了不退。',
  booking: 'checkup-add-on',
  places: [place()],
  ...change,
});

export const catalogue = (change: Partial<RewardCatalogue> = {}): RewardCatalogue => ({
  residentId: FATHER,
  label: '爸爸',
  today: TODAY,
  mayRedeem: true,
  purses: [{ holder: 'own', active: 1280, locked: 0, expiring: [{ on: day('2026-12-31'), points: 120 }] }],
  items: [
    reward(),
    reward({
      itemId: 'hba1c',
      icon: 'drop',
      name: '糖化血红蛋白',
      about: '看 3 个月的血糖',
      points: 260,
      places: [place({ siteId: idOf(101), siteName: '县医院', room: '检验科' }), place({ room: '检验科' })],
    }),
    reward({ itemId: 'carotid', icon: 'heart', name: '颈动脉彩超', about: '看血管堵没堵', points: 600 }),
    reward({
      itemId: 'abdomen-ultrasound',
      icon: 'scan',
      name: '腹部超声',
      about: '看肝、胆、胰、脾、肾',
      points: 1500,
      open: false,
      reasons: [{ reason: 'points-short', text: '还差 220 分', on: null }],
    }),
    reward({
      itemId: 'cuff-loan',
      kind: 'goods',
      icon: 'scale',
      name: '家用血压计借 90 天',
      about: '到期还回来',
      points: 150,
      open: false,
      reasons: [{ reason: 'sold-out', text: '12月3日再有', on: day('2026-12-03') }],
      places: [place({ room: '', left: 0, againOn: day('2026-12-03') })],
      booking: 'walk-in',
    }),
  ],
  ...change,
});

export const REDEMPTION = idOf(900);

export const redemption = (change: Partial<Redemption> = {}): Redemption => ({
  redemptionId: REDEMPTION,
  residentId: FATHER,
  number: '48203917',
  state: 'held',
  itemId: 'fundus-photo',
  kind: 'service',
  icon: 'eye',
  name: '眼底照相',
  unit: '1 次',
  points: 300,
  holder: 'own',
  activeLeft: 980,
  nameMasked: '林*强',
  label: '爸爸',
  place: place(),
  heldAt: '2026-11-23T08:00:00+08:00',
  useBy: day('2027-02-23'),
  endedAt: null,
  endText: null,
  refundText: '没做之前随时能退。',
  mayCancel: true,
  booking: { how: 'checkup-add-on', service: null, appointment: null, canJoin: null },
  ...change,
});

export const code = (change: Partial<RedemptionCode> = {}): RedemptionCode => ({
  redemptionId: REDEMPTION,
  state: 'held',
  digits: '482913',
  qr: '9900000000482913',
  changesAt: '2026-11-23T08:06:00+08:00',
  secondsLeft: 42,
  ...change,
});

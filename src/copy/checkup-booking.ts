/** Words of booking the yearly checkup or a recheck, and of getting ready for it. */
import type { CheckupChoice, CheckupStop } from '@kangban/contract/checkup/booking';
import type { CheckupService } from '@kangban/contract/booking';
import { CHECKUP_NAMES } from '@kangban/domain/checkup-booking/checkup-item';
import type { PrepareGroup } from '@kangban/domain/checkup-booking/prepare';

const NEAR: Readonly<Record<CheckupChoice['near'], string>> = {
  own: '您的卫生院',
  village: '体检车到您村',
  township: '体检车到您镇上',
  other: '县里别的地方',
};

export const checkupBooking = {
  title: (service: CheckupService) => (service === 'recheck' ? '约复查' : '约体检'),
  name: (service: CheckupService) => CHECKUP_NAMES[service],
  whomNote: (label: string, service: CheckupService) =>
    service === 'recheck' ? label : [label, '65岁以上一年一次，免费'].filter(Boolean).join(' · '),
  ask: (service: CheckupService) => (service === 'recheck' ? '哪天去复查？' : '哪天去体检？'),
  near: (near: CheckupChoice['near']) => NEAR[near],
  left: (count: number) => `剩 ${count} 个号`,
  where: (site: string, place: string | null) => (place === null ? site : `${site} ${place}`),
  moreTimes: '看别的日子',
  otherSites: '换个地方',
  stops: '体检车哪天到哪个村',
  prepare: '体检前要准备什么',
  prepareRecheck: '复查前要准备什么',
  addOns: '隔几年才查一次的项目',
  confirm: '就约这个',
  confirmTitle: '约这个，对吗？',
  otherOne: '再看看别的',
  day: '哪天',
  time: '几点',
  place: '在哪',
  whom: '给谁约',
  mind: '要记得',
  fasting: (hour: number) => `头天晚上 ${hour - 12} 点后不吃东西。`,
  askFasting: '要不要空腹，先打电话问。',
  medicine: '降压药照常吃，用一小口水送下。',
  idCard: '带身份证，本人来做。',
  keepsPoints: '来不了可以改时间，积分不会少。',
  useBy: (day: string) => `这个兑换${day}前去用，约那天以前的时间。`,
  unconfirmed: '以医疗机构告知为准。',
  booked: (day: string, time: string) => `约好了：${day} ${time}`,
  seeTicket: '看预约码',
  none: '现在没有号',
  noneText: '号放出来了，这里会有。也可以打电话问。',
  done: '今年查过了',
  tooYoung: '还没到时候',
  seeReport: '看体检报告',
  call: (site: string) => `打电话问${site}`,
  unsure: '网不好，不知道约上没有。再点一下就知道，不会约两次。',
  askAgain: '再问一次',
  refused: (say: string, next: string) => `${say}。${next}`,
  chooseOne: '先选一个时间',
  next: '下一步：看看对不对',
  timesTitle: '选日子',
  vehicle: '流动体检车',
} as const;

const STATES: Readonly<Record<CheckupStop['state'], string>> = {
  open: '可以约',
  full: '约满了',
  'not-released': '还没放号',
  'past-cutoff': '网上停了，可以直接去',
  closed: '这天不来',
};

export const checkupStops = {
  title: '体检车哪天到哪个村',
  note: '体检车到村里，抽血、量血压、做心电图，都在车上。',
  locate: '按离我近排',
  locating: '正在找您在哪',
  declined: '没找到您在哪，先按日子排。',
  near: (km: number) => (km < 1 ? '不到 1 公里' : `${Math.round(km)} 公里`),
  state: (state: CheckupStop['state']) => STATES[state],
  release: (day: string, time: string) => `${day} ${time} 放号`,
  book: '约这一站',
  bookLabel: (place: string, day: string) => `约 ${day} ${place}`,
  more: '再看一些',
  empty: '这几周没有安排体检车',
  emptyText: '可以到卫生院体检。',
} as const;

const GROUPS: Readonly<Record<PrepareGroup, string>> = {
  evening: '头一天晚上',
  morning: '当天早上',
  bring: '带上这些',
  wear: '穿什么，怎么来',
};

export const checkupPrepare = {
  title: (service: CheckupService) => (service === 'recheck' ? '复查前的准备' : '体检前的准备'),
  group: (group: PrepareGroup) => GROUPS[group],
  unconfirmed: '上面说的，以医疗机构告知为准。',
  source: '从哪来的',
  listen: '读给我听',
  stop: '停下',
  all: '看全部准备',
} as const;

export const checkupAddOns = {
  title: '隔几年才查一次',
  lead: '这些不在每年的免费体检里。要不要做，听医生的。',
  every: (years: number) => `${years} 年一次`,
  never: '档案里没有做过。',
  due: (last: string) => `上次 ${last}，到时候了。`,
  later: (last: string, next: string) => `上次 ${last}，${next}后再做。`,
  unknown: '打开档案后，这里能看到上次哪天做的。',
  points: '怎么收费，问体检的地方。有的能用积分换。',
  rewards: '看能用积分换的',
  withPoints: (points: number) => `用 ${points.toLocaleString('en-US')} 分能换。`,
  notNow: (points: number, why: string) => `要 ${points.toLocaleString('en-US')} 分：${why}。`,
} as const;

/** Every sentence about a child's visits, by what it is about. Plain Chinese for a parent; nothing here is a diagnosis. */
import type { VisitCode } from './visit-code';
import type { EyeItem, TcmContent } from './visit-table';

/** What a family calls a visit. */
export const VISIT_NAMES: Readonly<Record<VisitCode, string>> = {
  home: '新生儿上门看望',
  m1: '满月体检',
  m3: '3个月体检',
  m6: '6个月体检',
  m8: '8个月体检',
  m12: '1岁体检',
  m18: '1岁半体检',
  m24: '2岁体检',
  m30: '2岁半体检',
  m36: '3岁体检',
  y4: '4岁体检',
  y5: '5岁体检',
  y6: '6岁体检',
};

/** An eye item as a parent understands it. */
export const EYE_ITEM_NAMES: Readonly<Record<EyeItem, string>> = {
  appearance: '看眼睛外面',
  'risk-factors': '问容易得眼病的情况',
  'light-reaction': '用光照，看有没有反应',
  blink: '看会不会眨眼',
  'red-ball': '看会不会追着红球看',
  behaviour: '看平时怎么看东西',
  'red-reflex': '用光看眼底反光',
  alignment: '看两只眼正不正',
  'cover-aversion': '轮流遮眼，看闹不闹',
  refraction: '测度数（验光）',
  acuity: '查视力',
};

/** What is done for the child at the visit, as the list on the screen says it. */
export const ITEM_TEXTS = {
  'physical-small': () => '量体重、身长、头围，检查身体',
  'physical-big': () => '量体重、身高，检查身体',
  newborn: () => '看黄疸、肚脐，问吃奶，核对出生时打的疫苗和筛查',
  blood: () => '验血（看贫不贫血）',
  'blood-shared': () => '验血（6个月或8个月做一次就行）',
  'blood-done': () => '验血：6个月那次做过了，不用再做',
  hearing: () => '查听力',
  'hearing-rescreen': () => '听力复查',
  development: () => '看会不会做这个年龄该会的事',
  autism: () => '看和人交流怎么样（孤独症早期筛查）',
  mouth: () => '看口腔和牙齿',
  eyes: (names: string) => `看眼睛：${names}`,
  tcm: (names: string) => `中医指导：教您${names}`,
} as const;

/** What the parent learns and how it is done at home; durations only where the source gives one (S21). */
export const TCM_TEXTS: Readonly<Record<TcmContent, { names: string; how: readonly string[] }>> = {
  'belly-spine': {
    names: '摩腹、捏脊',
    how: [
      '摩腹：手掌放在孩子肚子上，绕着肚脐慢慢打圈，每次 1 到 3 分钟。',
      '捏脊：孩子趴着，用两手的拇指和食指从屁股上方沿着后背中间，轻轻一捏一提，往上走到脖子下面。',
    ],
  },
  'yingxiang-zusanli': {
    names: '按揉迎香穴、足三里穴',
    how: [
      '迎香穴：在鼻翼两边的小沟里，用两个食指轻轻按揉。',
      '足三里穴：在膝盖外侧往下约四横指的地方，用拇指轻轻按揉。',
    ],
  },
  'four-spirits': {
    names: '按揉四神聪穴',
    how: ['四神聪穴：头顶正中的前、后、左、右各一点，离正中约一横指，用手指轻轻按揉。'],
  },
};

/** Reasons of a visit's status, by rule id. */
export const REASON_TEXTS = {
  done: (p: { on: string }) => `${p.on}做过了`,
  'window-open': (p: { to: string }) => `现在可以去做，建议${p.to}前去`,
  'window-open-late': (p: { day: number }) => `满月体检一般在28到30天做，有的地方在${p.day}天做，现在还可以去`,
  'window-not-yet': (p: { from: string; to: string }) => `建议${p.from}到${p.to}去做`,
  'window-over': (p: { to: string }) => `建议的时间到${p.to}，已经过了，还可以补，请尽快`,
  'window-missed': (p: { next: string }) => `这一次没做，要看的到${p.next}时一起看`,
  'window-missed-last': () => '这一次没做，孩子已经过了 6 岁体检的年龄',
  'home-visit': (p: { days: number }) => `出院后${p.days}天内，医生会上门看望，不用预约`,
  'home-not-told': () => '还没有上门记录，可以给门诊打电话',
  convention: () => '国家规定的是年龄，这里的时间是建议',
  'hearing-rescreen': (p: { by: string; day: number }) => `出生时听力没有查或没有通过，请在${p.by}（${p.day}天）前复查`,
  'hearing-rescreen-late': () => '出生时听力没有查或没有通过，还没有复查，请尽快去',
} as const;

/** Numbers and sentences of the entry check (儿童入托、入学预防接种证查验办法, 2021). */
import { dayZh } from './day-number';
import type { Told } from './reason-texts';

/** Which door the child goes through. */
export type EntryKind = 'kindergarten' | 'school';

/** The procedure's days, with their source; the usual first day of term is a convention, used only when nobody tells the day. */
export const ENTRY_RULES = {
  checkWithin: { days: 30 },
  recheckBy: { month: '12', day: '31' },
  usualTermStart: { month: '09', day: '01' },
  source: 'S13',
  verified: true,
} as const;

const PLACE = { kindergarten: '幼儿园', school: '学校' } as const satisfies Record<EntryKind, string>;
const GOING = { kindergarten: '报名入园', school: '报名入学' } as const satisfies Record<EntryKind, string>;

export const ENTRY_TEXTS = {
  'entry-not-precondition': (p: { entry: EntryKind }) => `没打齐也可以${GOING[p.entry]}，接种证不是报名的条件`,
  'entry-check-window': (p: Told & { entry: EntryKind }) =>
    `${PLACE[p.entry]}在开学后${ENTRY_RULES.checkWithin.days}天内（${dayZh(p.on, p.today)}前）查接种证`,
  'entry-recheck': (p: Told & { entry: EntryKind }) =>
    `没打齐的尽快补，${dayZh(p.on, p.today)}前${PLACE[p.entry]}再查一次`,
} as const;

export type EntryRuleId = keyof typeof ENTRY_TEXTS;

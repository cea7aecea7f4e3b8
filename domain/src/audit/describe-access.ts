import type { StaffPurpose } from '../access/areas';
import type { RightKind } from '../identity/rights';
import { STAFF_ROLES, type StaffRole } from '../identity/staff-rights';
import { maskName } from '../shared/masking';
import { ACTION_WORDS, isAuditAction } from './sentences';

export const ACTOR_KINDS = ['staff', 'family', 'app', 'clinic-system', 'share', 'system'] as const;
/** Who looked, as the list draws it: a colleague of a clinic, somebody of the family, an app, a clinic's computer, a doctor with a code. */
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** What the registry knows of two people: `mother` is the reader being the person's mother, `child-of` the person being a parent. */
export type FamilyTie = 'mother' | 'father' | 'grandparent' | 'other' | 'child-of' | 'grandchild-of';

/** One row of the audit with what is known of who made it. */
export interface AccessFacts {
  actorKind: 'account' | 'staff' | 'system';
  action: string;
  /** As it was written down: a right over a person, a role, `share`, `app` or `clinic`. */
  right: string;
  /** Purpose code a member of staff gave; null where none was asked. */
  purpose: string | null;
  staff: { name: string; role: StaffRole } | null;
  family: { name: string; sex: 'female' | 'male'; tie: FamilyTie | null; isMe: boolean } | null;
  /** Name of the app, of the clinic's system, or of the doctor who opened a share. */
  otherName: string | null;
  siteName: string | null;
}

/** A row in words. */
export interface AccessWords {
  kind: ActorKind;
  /** 张敏 · 护士; 我（女儿 林*梅）. */
  who: string;
  /** From where; null where that is not known. */
  where: string | null;
  /** Under which right. */
  right: string;
  /** 看了预约. */
  did: string;
  /** 为了接种; null where nothing is to be said. */
  purpose: string | null;
}

const ROLE_WORDS = {
  desk: '服务台',
  nurse: '护士',
  doctor: '医生',
  'county-admin': '县管理员',
} as const satisfies Record<StaffRole, string>;

const RIGHT_WORDS: Readonly<Record<RightKind | 'share' | 'app' | 'clinic', string>> = {
  self: '本人',
  guardian: '监护人代看',
  proxy: '家人代看',
  share: '凭您给的看病码',
  app: '您同意过的应用',
  clinic: '卫生院和医院的系统',
};

/** What a member of staff said they open a record for, as the person reads it. */
const PURPOSE_WORDS = {
  'follow-up': '为了随访',
  vaccination: '为了接种',
  referral: '为了接转诊',
  correction: '为了更正写错的地方',
} as const satisfies Record<StaffPurpose, string>;

const isPurpose = (word: string): word is keyof typeof PURPOSE_WORDS => Object.hasOwn(PURPOSE_WORDS, word);
const isKnownRight = (word: string): word is keyof typeof RIGHT_WORDS => Object.hasOwn(RIGHT_WORDS, word);
const isRole = (word: string): word is StaffRole => STAFF_ROLES.some((role) => role === word);

function tieWords(tie: FamilyTie | null, sex: 'female' | 'male'): string {
  if (tie === 'mother') return '妈妈';
  if (tie === 'father') return '爸爸';
  if (tie === 'grandparent') return '祖辈';
  if (tie === 'child-of') return sex === 'female' ? '女儿' : '儿子';
  return tie === 'grandchild-of' ? '孙辈' : '家人';
}

function kindOf({ actorKind, right }: AccessFacts): ActorKind {
  if (right === 'share') return 'share';
  if (right === 'app') return 'app';
  if (right === 'clinic') return 'clinic-system';
  if (actorKind === 'staff') return 'staff';
  return actorKind === 'account' ? 'family' : 'system';
}

function familyWords({ family }: AccessFacts): string {
  if (!family) return '一位家人';
  const words = `${tieWords(family.tie, family.sex)} ${maskName(family.name)}`;
  return family.isMe ? `我（${words}）` : words;
}

const staffWords = ({ staff }: AccessFacts): string =>
  staff ? `${staff.name} · ${ROLE_WORDS[staff.role]}` : '一位工作人员';

/** A doctor with a code: proven by signing in, or as they called themselves. */
function shareWords(facts: AccessFacts): string {
  if (facts.staff) return staffWords(facts);
  return facts.otherName === null ? '拿着看病码的人' : `${facts.otherName}（自己报的名字）`;
}

const WHO: Readonly<Record<ActorKind, (facts: AccessFacts) => string>> = {
  staff: staffWords,
  family: familyWords,
  app: ({ otherName }) => otherName ?? '您用的应用',
  'clinic-system': ({ otherName }) => otherName ?? '医院的系统',
  share: shareWords,
  system: () => '康伴系统',
};

function rightWords({ right, actorKind }: AccessFacts): string {
  if (isKnownRight(right)) return RIGHT_WORDS[right];
  if (isRole(right)) return `${ROLE_WORDS[right]}的岗位`;
  return actorKind === 'system' ? '系统自动' : '工作岗位';
}

function purposeWords({ purpose, action }: AccessFacts, kind: ActorKind): string | null {
  if (purpose !== null && isPurpose(purpose)) return PURPOSE_WORDS[purpose];
  return kind === 'staff' && isAuditAction(action) ? ACTION_WORDS[action].clinicPurpose : null;
}

/**
 * A row of the audit as the person it is about reads it: who (staff by full name, family by tie and masked name), from where, under which
 * right, what, what for. A row of an action this program does not know says no more than that the record was opened.
 */
export function describeAccess(facts: AccessFacts): AccessWords {
  const kind = kindOf(facts);
  return {
    kind,
    who: WHO[kind](facts),
    where: kind === 'family' || kind === 'app' ? null : facts.siteName,
    right: rightWords(facts),
    did: isAuditAction(facts.action) ? ACTION_WORDS[facts.action].did : '打开过档案',
    purpose: purposeWords(facts, kind),
  };
}

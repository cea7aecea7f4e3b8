import type { RecordKind } from '../record/kinds';

/** What each kind of the record is called when a person chooses what to show, print or hand over. */
export const KIND_WORDS = {
  'basic-information': '个人基本信息',
  checkup: '体检',
  'follow-up': '随访',
  encounter: '看病和住院',
  'lab-report': '化验单',
  'imaging-report': '检查报告',
  observation: '测量数据',
  condition: '疾病',
  medication: '用药',
  allergy: '过敏',
  screening: '筛查问卷',
  'maternal-visit': '孕产妇检查',
  'care-plan': '健康计划',
  'appointment-elsewhere': '别处的预约',
  immunization: '打疫苗',
  growth: '身高体重',
  vision: '视力',
  'child-visit': '儿童体检',
  referral: '转诊',
} as const satisfies Record<RecordKind, string>;

/** Everything that decides whether a share still shows something. */
export interface ShareFacts {
  endsAt: Date;
  /** Null while nobody took it back. */
  revokedAt: Date | null;
  /** Times it was opened. */
  openings: number;
}

/** holds – shows what was chosen; revoked, over and used-up show nothing, and a stranger is told nothing of which it is. */
export type ShareState = 'holds' | 'revoked' | 'over' | 'used-up';

/**
 * Whether a share shows anything at `now`. It ends at its instant, not a moment later; taking it back counts at once;
 * `openingsMax` openings are enough for the doctors of a visit and too few for a link that went round.
 */
export function shareState(facts: ShareFacts, now: Date, openingsMax: number): ShareState {
  if (facts.revokedAt !== null) return 'revoked';
  if (now >= facts.endsAt) return 'over';
  return facts.openings < openingsMax ? 'holds' : 'used-up';
}

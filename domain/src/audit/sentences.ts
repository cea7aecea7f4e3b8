/** 谁看过我的档案: what each row of the audit says to the person it is about, in words of a primary school. */

/** The words of one action. */
export interface ActionWords {
  /** What was done: 看了预约. */
  did: string;
  /** What a clinic does it for when the row itself names no purpose; null where the act says it already. */
  clinicPurpose: string | null;
}

/**
 * Everything that is written down about somebody's data, with its sentence. A new action is one line here: the union `AuditAction` is
 * made from this table, so an action without a sentence does not compile.
 */
export const ACTION_WORDS = {
  'profile-read': { did: '看了姓名和电话', clinicPurpose: '为了核对身份' },
  'immunization-read': { did: '看了打疫苗的记录', clinicPurpose: '为了接种' },
  'growth-read': { did: '看了身高体重', clinicPurpose: '为了儿童体检' },
  'growth-recorded': { did: '记了身高体重', clinicPurpose: null },
  'growth-corrected': { did: '改了自己记的身高体重', clinicPurpose: null },
  'own-entry-written': { did: '记了在家量的数、过敏或吃的药', clinicPurpose: null },
  'own-entry-withdrawn': { did: '撤了自己记错的一条', clinicPurpose: null },
  'assessment-answered': { did: '答了健康小问卷', clinicPurpose: '为了体检' },
  'assessment-read': { did: '看了小问卷的结果', clinicPurpose: '为了体检' },
  'lesson-answered': { did: '陪着学了一课', clinicPurpose: null },
  'papers-read': { did: '看了签约和献血的登记', clinicPurpose: '为了在窗口办事' },
  'paper-recorded': { did: '登记了签约、缴费或献血', clinicPurpose: null },
  'paper-retracted': { did: '撤回了一条登记', clinicPurpose: null },
  'pocket-read': { did: '看了口袋里的健康档案', clinicPurpose: null },
  'contacts-changed': { did: '改了紧急联系人', clinicPurpose: null },
  'share-card-read': { did: '做了晒健康的卡片', clinicPurpose: null },
  'appointment-listed': { did: '在当天名单上看到了预约', clinicPurpose: '为了安排当天的人' },
  'appointment-read': { did: '看了预约和健康问询', clinicPurpose: '为了接待' },
  'appointment-booked': { did: '约了时间', clinicPurpose: null },
  'appointment-moved': { did: '改了预约时间', clinicPurpose: null },
  'appointment-cancelled': { did: '取消了预约', clinicPurpose: null },
  'waitlist-joined': { did: '排了候补', clinicPurpose: null },
  'waitlist-left': { did: '退了候补', clinicPurpose: null },
  'checked-in': { did: '记了已经到场', clinicPurpose: null },
  'no-show-marked': { did: '记了没来', clinicPurpose: null },
  'walk-in-booked': { did: '给了一个现场号', clinicPurpose: null },
  'resident-found': { did: '查了姓名、生日和该做的事', clinicPurpose: '为了在窗口办事' },
  'child-read': { did: '看了孩子的档案', clinicPurpose: '为了儿童体检' },
  'child-visit-read': { did: '看了儿童体检记录', clinicPurpose: '为了儿童体检' },
  'child-visit-recorded': { did: '写了儿童体检记录', clinicPurpose: null },
  'vision-read': { did: '看了视力记录', clinicPurpose: '为了查视力' },
  'vision-recorded': { did: '写了视力记录', clinicPurpose: null },
  'referral-read': { did: '看了转诊单', clinicPurpose: '为了等转诊结果' },
  'referral-moved': { did: '办了转诊单', clinicPurpose: null },
  'task-read': { did: '看了要办的事', clinicPurpose: '为了跟进检查结果' },
  'task-moved': { did: '办了要办的事', clinicPurpose: null },
  'task-called': { did: '打电话说了要办的事', clinicPurpose: null },
  'task-ticked': { did: '记了今天做到的事', clinicPurpose: null },
  'link-asked': { did: '请求帮忙办事', clinicPurpose: null },
  'link-agreed': { did: '记下了谁能帮忙办事', clinicPurpose: null },
  'link-ended': { did: '停了家人的权限', clinicPurpose: null },
  'consent-given': { did: '替您点了同意', clinicPurpose: null },
  'consent-withdrawn': { did: '替您收回了同意', clinicPurpose: null },
  'record-unlocked': { did: '打开了特别保密的记录', clinicPurpose: null },
  'phone-shown': { did: '看了姓名和电话', clinicPurpose: '为了给您打电话' },
  'phone-changed': { did: '换了登记的电话', clinicPurpose: null },
  'record-read': { did: '看了健康档案', clinicPurpose: '为了看病和随访' },
  'record-entry-read': { did: '看了档案里的一条记录', clinicPurpose: '为了看病和随访' },
  'checkup-read': { did: '看了体检报告', clinicPurpose: '为了看病和随访' },
  'checkup-listed': { did: '在等审核的体检名单上看到了', clinicPurpose: '为了审核体检报告' },
  'checkup-reviewed': { did: '审核了体检报告', clinicPurpose: null },
  'checkup-told': { did: '把体检结果告诉了您', clinicPurpose: null },
  'checkup-printed': { did: '打印了体检报告', clinicPurpose: null },
  'record-sent': { did: '把视力档案发给了学校', clinicPurpose: null },
  'record-sending-stopped': { did: '停了发给学校的视力档案', clinicPurpose: null },
  'record-downloaded': { did: '下载了视力档案', clinicPurpose: null },
  'record-received': { did: '收下了别处转来的档案', clinicPurpose: null },
  'overdue-listed': { did: '在晚打疫苗的名单上看到了', clinicPurpose: '为了通知打疫苗' },
  'match-read': { did: '比了两份像是一个人的档案', clinicPurpose: '为了不把人弄错' },
  'records-joined': { did: '把两份档案合成了一份', clinicPurpose: '为了一个人一份档案' },
  'records-told-apart': { did: '定了两份档案不是一个人的', clinicPurpose: '为了不把人弄错' },
  'records-separated': { did: '撤回了关于两份档案的决定', clinicPurpose: '为了不把人弄错' },
  'not-come-listed': { did: '在还没体检的名单上看到了', clinicPurpose: '为了通知老年人体检' },
  'checkup-contacted': { did: '问了今年体检的事', clinicPurpose: null },
  'overdue-contacted': { did: '打电话说了打疫苗的事', clinicPurpose: null },
  'entry-check-read': { did: '看了入学要查的疫苗', clinicPurpose: '为了入学查验' },
  'entry-proof-made': { did: '开了入学接种证明', clinicPurpose: null },
  'entry-proof-ended': { did: '停了入学接种证明', clinicPurpose: null },
  'fhir-written': { did: '送来了看病和检查的记录', clinicPurpose: null },
  'fhir-read': { did: '看了自己送来的记录', clinicPurpose: '为了核对数据' },
  'share-made': { did: '开了一次给医生看的分享', clinicPurpose: null },
  'share-ended': { did: '停了给医生看的分享', clinicPurpose: null },
  'share-opened': { did: '用您给的码看了档案', clinicPurpose: '为了看病' },
  'record-printed': { did: '把档案存成了文件', clinicPurpose: null },
  'readings-exported': { did: '把测量的数据存成了表格', clinicPurpose: null },
  'health-card-made': { did: '做了一张接种健康卡', clinicPurpose: null },
  'app-let-in': { did: '让一个软件看档案', clinicPurpose: null },
  'app-let-out': { did: '不再让一个软件看档案', clinicPurpose: null },
  'app-read': { did: '从这里读了档案', clinicPurpose: null },
  'county-exported': { did: '按规定把档案交给了县里', clinicPurpose: '为了上报' },
  'accesses-read': { did: '看了谁看过档案', clinicPurpose: '为了答复' },
  'complaint-opened': { did: '说了一次不是我同意的', clinicPurpose: null },
  'complaint-withdrawn': { did: '收回了说过的事', clinicPurpose: null },
  'complaint-read': { did: '看了投诉', clinicPurpose: '为了答复' },
  'complaint-taken-up': { did: '接手了投诉', clinicPurpose: null },
  'complaint-answered': { did: '答复了投诉', clinicPurpose: null },
  'correction-asked': { did: '说了档案里写错的地方', clinicPurpose: null },
  'correction-withdrawn': { did: '收回了更正的事', clinicPurpose: null },
  'correction-read': { did: '看了要更正的记录', clinicPurpose: '为了核对对错' },
  'correction-accepted': { did: '更正了档案，原来的也留着', clinicPurpose: null },
  'correction-declined': { did: '答复了更正的事，没有改', clinicPurpose: null },
} as const satisfies Record<string, ActionWords>;

/** Everything that is written down about somebody's data. */
export type AuditAction = keyof typeof ACTION_WORDS;

/** Whether a stored word names an action this program knows. */
export const isAuditAction = (word: string): word is AuditAction => Object.hasOwn(ACTION_WORDS, word);

/** What deleting the portal account ends and what it leaves, said before and after. Source: fact sheet §8.3 (retention), design.md §8. */
export const DELETION_ENDS: readonly string[] = [
  '所有手机上马上退出，用这个手机号、微信都进不来了。',
  '您帮家人看档案、办预约的权限马上停。',
  '您给医生看的码、给别的应用的权限马上停。',
  '还没发出的提醒不再发，排的候补也退掉。',
  '您打开档案的同意收回，康伴不再取您的档案。',
];

const KEPT_BY_RULE: readonly string[] = [
  '谁看过档案的记录按规定留着，查得到。',
  '您同意过什么、什么时候同意的，也按规定留着。',
];
const RECORD_STAYS = '您的健康档案和打疫苗的记录还在卫生院，一条都不删。要看，带身份证去窗口。';

/** Before, when something can still be done about it. */
export const DELETION_STAYS: readonly string[] = [
  RECORD_STAYS,
  '约好的号还在。不去的话，请先取消再注销。',
  ...KEPT_BY_RULE,
];

/** After. */
export const DELETION_STAYED: readonly string[] = [
  RECORD_STAYS,
  '约好的号还在。不去的话，给卫生院打个电话。',
  ...KEPT_BY_RULE,
];

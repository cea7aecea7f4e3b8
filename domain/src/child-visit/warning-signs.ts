/**
 * Warning signs of development by visit, four each: 《儿童心理行为发育问题预警征象筛查表》 of the basic public health specification,
 * from memory (M) until somebody lays the sheet beside it. One sign is enough to ask a doctor to look closer; it is no diagnosis.
 */
import { VISIT_CODES, type VisitCode } from './visit-code';

export const WARNING_SIGNS_SOURCE = 'M';

const SIGNS: Readonly<Partial<Record<VisitCode, readonly [string, string, string, string]>>> = {
  m3: ['对很大的声音没有反应', '逗他时不出声，也不笑', '不看人的脸，眼睛不跟着人或东西动', '趴着不会抬头'],
  m6: ['很少出声，不会笑出声', '不会伸手抓东西', '拳头握得紧，松不开', '扶着也坐不住'],
  m8: ['听到声音没有应答', '分不清熟人和生人', '不会把玩具从一只手换到另一只手', '不会自己坐'],
  m12: ['叫名字没有反应', '不会学“再见”“欢迎”的动作', '不会用拇指和食指捏小东西', '不会扶着站'],
  m18: ['不会有意叫“爸爸”或“妈妈”', '不会照大人说的指人或东西', '不和人对眼看', '不会自己走'],
  m24: ['说不出 3 样东西的名字', '不会照吩咐做简单的事', '不会用勺子吃饭', '不会扶着栏杆上楼梯'],
  m30: ['不会说两三个字的短句', '只喜欢一两样东西，总重复同样的动作', '要大小便不会告诉大人', '不会跑'],
  m36: ['不会说自己的名字', '不会玩“拿棍当马骑”这样的假装游戏', '不会照着画圆', '不会双脚跳'],
  y4: ['不会说带形容词的句子', '不会等一等、轮流来', '不会自己穿衣服', '不会单脚站'],
  y5: ['不会简单讲一件事的经过', '不知道自己是男孩还是女孩', '不会用筷子吃饭', '不会单脚跳'],
  y6: ['不会说自己的感受和想法', '不会和别的孩子一起玩扮演角色的游戏', '不会画方形', '不会快跑'],
};

export interface WarningSign {
  /** Visit and number, e.g. `m6-2`. */
  code: string;
  text: string;
}

/** The warning signs looked for at a visit; none before three months. */
export const warningSignsAt = (visit: VisitCode): WarningSign[] =>
  (SIGNS[visit] ?? []).map((text, index) => ({ code: `${visit}-${index + 1}`, text }));

const byCode = new Map(VISIT_CODES.flatMap(warningSignsAt).map((sign) => [sign.code, sign.text]));

/** The words of a sign; undefined for a code of no table. */
export const findWarningSign = (code: string): string | undefined => byCode.get(code);

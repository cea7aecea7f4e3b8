import type { ErrorCode } from '@kangban/contract/errors';

/** What is wrong in one short sentence, and what the reader can do now. */
export interface ErrorSentence {
  say: string;
  next: string;
}

/** Faults of the line itself: the server has said nothing. */
export type LineFault = 'offline' | 'timeout' | 'answer-unreadable';

const AGAIN: ErrorSentence = { say: '没打开，再试一次', next: '不是您弄错了。您填的都还在。' };
const SIGN_IN_AGAIN: ErrorSentence = { say: '太久没用，再认一下', next: '登录后回到这一页，填的都还在。' };

/**
 * The sentences a page can need while it opens, and those of signing in: they are in the main package, so the refusals of everything else
 * stand in errors.ts. A test holds that no reading endpoint can refuse with a code that is missing here.
 */
export const firstErrors = {
  offline: { say: '没网了', next: '连上网再试一次。您填的都还在。' },
  timeout: { say: '网太慢，没打开', next: '再试一次。您填的都还在。' },
  'answer-unreadable': AGAIN,
  'bad-input': { say: '有一处没填对', next: '看看标红的地方，改一下再试。' },
  'not-found': { say: '没找到这一条', next: '可能已经撤了。回首页看看。' },
  'method-not-allowed': AGAIN,
  'too-many-requests': { say: '点得太快了', next: '等一分钟再试。' },
  'idempotency-key-missing': AGAIN,
  'idempotency-body-differs': { say: '这一次和上一次填的不一样', next: '看看预约里有没有，再约一次。' },
  internal: AGAIN,
  'not-ready': { say: '正在准备，马上就好', next: '等半分钟再试。' },
  'not-signed-in': { say: '先登录', next: '登录后就能接着办。' },
  'session-expired': SIGN_IN_AGAIN,
  forbidden: { say: '这件事您不能办', next: '请本人来办，或者去卫生院窗口问。' },
  'binding-needed': { say: '先认证身份', next: '填姓名和身份证号，就能找到档案。' },
  'phone-invalid': { say: '手机号不对', next: '应该是 1 开头的 11 位数。' },
  'code-too-soon': { say: '刚发过验证码', next: '等一会儿再要新的。' },
  'code-wrong': { say: '验证码不对', next: '看看短信，再填一次。' },
  'code-expired': { say: '这个验证码过时了', next: '点“再发一个”，填新的。' },
  'code-tries-used-up': { say: '填错太多次了', next: '点“再发一个”，填新的。' },
  'wechat-unavailable': { say: '微信那边没回话', next: '再试一次，或者用短信登录。' },
  'wechat-code-invalid': { say: '微信登录过时了', next: '再点一次登录。' },
  'not-a-child': { say: '这个人满 18 岁了', next: '加大人，要他自己同意。点“加老人”。' },
  'record-not-opened': { say: '健康档案还没打开', next: '先看说明，点“同意打开”，就能看了。' },
  'transfer-stopped': { say: '已经停止下载了', next: '还要用，就再转一次。' },
  'share-sensitive-locked': { say: '要先验证手机，才能带上这一类', next: '先在“谁能看”里打开，再来分享。' },
  'export-empty': { say: '选的这一部分还没有记录', next: '换一类，或者多选几年。' },
  'export-too-large': { say: '内容太多了，一次拿不完', next: '少选几年或几类，分几次拿。' },
  'export-too-many': { say: '今天拿得太多了', next: '明天再来。' },
  'closed-by-person': { say: '本人没同意在这里看', next: '要看，请他在“谁能看”里打开。' },
  'other-site': { say: '这是别的接种点的', next: '请到约好的接种点办。' },
} satisfies Partial<Record<ErrorCode | LineFault, ErrorSentence>>;

const named: Partial<Record<ErrorCode | LineFault, ErrorSentence>> = firstErrors;

/** What to say of a refusal or fault; an unexpected one asks to try again. */
export const firstSentence = (code: ErrorCode | LineFault): ErrorSentence => named[code] ?? AGAIN;

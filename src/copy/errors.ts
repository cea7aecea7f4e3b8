import type { ErrorCode } from '@kangban/contract/errors';

/** What is wrong in one short sentence, and what the reader can do now. */
export interface ErrorSentence {
  say: string;
  next: string;
}

/** Faults of the line itself: the server has said nothing. */
type LineFault = 'offline' | 'timeout' | 'answer-unreadable';

const AGAIN: ErrorSentence = { say: '没打开，再试一次', next: '不是您弄错了。您填的都还在。' };
const SIGN_IN_AGAIN: ErrorSentence = { say: '太久没用，再认一下', next: '登录后回到这一页，填的都还在。' };

/** A sentence for every refusal and fault: a missing one does not compile. */
export const errorSentences = {
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
  forbidden: { say: '看这一页，要本人同意', next: '请他点同意，或者去卫生院窗口办。' },
  'binding-needed': { say: '先认证身份', next: '填姓名和身份证号，就能找到档案。' },

  'phone-invalid': { say: '手机号不对', next: '应该是 1 开头的 11 位数。' },
  'code-too-soon': { say: '刚发过验证码', next: '等一会儿再要新的。' },
  'code-wrong': { say: '验证码不对', next: '看看短信，再填一次。' },
  'code-expired': { say: '这个验证码过时了', next: '点“再发一个”，填新的。' },
  'code-tries-used-up': { say: '填错太多次了', next: '点“再发一个”，填新的。' },
  'wechat-unavailable': { say: '微信那边没回话', next: '再试一次，或者用短信登录。' },
  'wechat-code-invalid': { say: '微信登录过时了', next: '再点一次登录。' },

  'id-number-invalid': { say: '身份证号不对', next: '看看有没有写错。' },
  'record-not-found': { say: '没找到档案', next: '带身份证到卫生院建一份，免费。' },
  'identity-mismatch': { say: '姓名和身份证号对不上', next: '看看有没有写错。' },
  'identity-phone-differs': { say: '手机号和档案里的不一样', next: '用档案里的手机登录，或带身份证去窗口办。' },
  'already-bound': { say: '您已经认证过了', next: '不用再认。回首页就能用。' },
  'bound-elsewhere': { say: '这个人已在别的手机上认证', next: '用那个手机登录，或带身份证去窗口办。' },
  'not-registered-guardian': { say: '档案里没写您是家长', next: '带户口本或出生证去卫生院登记。' },
  'not-a-child': { say: '这个人满 18 岁了', next: '加大人，要他自己同意。点“加老人”。' },
  'not-an-adult': { say: '这个人还没满 18 岁', next: '点“加孩子”。' },
  'agreement-phone-missing': { say: '档案里没有他的手机号', next: '带他的身份证，到卫生院窗口办。' },
  'family-link-exists': { say: '已经加过了', next: '回家人那一页看看。' },
  'family-too-large': { say: '家人已经加满了', next: '先去掉一个，再加新的。' },

  'record-not-opened': { say: '健康档案还没打开', next: '先看说明，点“同意打开”，就能看了。' },
  'sensitive-not-agreed': { say: '这些记录特别保密', next: '先看说明，另外点同意，再用验证码打开。' },
  'closed-by-person': { say: '本人没同意在这里看', next: '要看，请他在“谁能看”里打开。' },
  'consent-text-old': { say: '说明换了新的', next: '重新看一遍，再点同意。' },

  'slot-full': { say: '这个时间刚被约满了', next: '换一个时间，填的都还在。' },
  'slot-not-released': { say: '这一天还没放号', next: '到放号的时间再来约。' },
  'slot-closed': { say: '这个时间停诊了', next: '换一个时间，填的都还在。' },
  'slot-past-cutoff': { say: '这个时间快到了，网上不能约了', next: '换一个时间，或者直接去窗口。' },
  'visit-recorded-already': { say: '这次体检已经记过了', next: '要改，请点“改记录”。' },
  'visit-day-impossible': { say: '体检日期不对', next: '日期不能早于出生，也不能在今天以后。' },
  'visit-item-foreign': { say: '有一项不是这次体检的', next: '请核对选的是哪一次体检。' },
  'checkup-not-eligible': { say: '这次体检现在不能约', next: '不清楚的，打电话问体检的地方。' },
  'visit-not-eligible': { say: '这次体检不能约在那天', next: '换一个日子，或者看看孩子的体检安排。' },
  'dose-not-eligible': { say: '这一天还不能打', next: '换晚一点的日子。' },
  'appointment-duplicate': { say: '这种疫苗已经约过了', next: '看看原来的预约。' },
  'appointment-too-many': { say: '约得太多了', next: '先去打完，或者取消一个。' },
  'device-too-many': { say: '这个手机约得太多了', next: '去窗口约，或者打电话问。' },
  'consent-missing': { say: '还没勾“同意接种”', next: '看过同意书，再勾上。' },
  'answers-incomplete': { say: '健康问题还没答完', next: '回去补上，再确认。' },
  'slots-not-neighbouring': { say: '两个孩子的时间隔得太远', next: '选挨着的时间，一趟打完。' },
  'change-past-cutoff': { say: '过了能改的时间', next: '打电话给接种门诊，让他们改。' },
  'appointment-not-changeable': { say: '这个预约不能改了', next: '已经签到、打完或取消了。' },
  'waitlist-not-needed': { say: '现在有号，不用排', next: '直接选时间就行。' },
  'waitlist-exists': { say: '已经排上了', next: '有号会告诉您。' },
  'waitlist-offer-gone': { say: '留的号过时了', next: '已经给了后面的人。可以再排。' },
  'referral-not-changeable': { say: '这张复查单办完了', next: '打开看看现在到哪一步。' },
  'task-not-changeable': { say: '这件事已经办完了', next: '打开看看现在到哪一步。' },
  'task-target-harmful': { say: '这个目标可能伤身体', next: '换一个近一点的目标。' },
  'checkup-not-reviewed': { say: '报告还没审核', next: '先审核，再告诉本人。' },
  'nobody-to-tell': { say: '没有能收消息的手机', next: '打电话，或者把纸质报告交给本人。' },

  'staff-login-failed': { say: '登录名、密码或动态码不对', next: '看看有没有写错。' },
  'staff-locked': { say: '错太多次，先锁住了', next: '等 15 分钟，或者找管理员。' },
  'other-site': { say: '这是别的接种点的', next: '请到约好的接种点办。' },
  'ticket-not-found': { say: '没找到这个号', next: '看看号码，或者按名字找。' },
  'ticket-other-day': { say: '约的不是今天', next: '看看约的是哪一天。' },
  'nobody-to-message': { say: '这家没有人用康伴', next: '打电话，或者上门。' },
  'invited-lately': { say: '一周内发过消息了', next: '过几天再发，或者打电话。' },
  'onsite-full': { say: '现场号没有了', next: '换一个时间。' },

  'match-decided': { say: '已经有人定过了', next: '刷新看看是怎么定的，定错了可以撤回。' },
  'match-not-decided': { say: '还没有决定', next: '没有什么要撤回，刷新看看。' },
  'measurement-unlikely': { say: '这个数很少见', next: '再看一眼，没写错就点“没写错，存下来”。' },
  'measurement-not-changeable': { say: '这一条不能改了', next: '不是您在家量的，请找量的医生改。' },
  'reading-unlikely': { say: '这个数很少见', next: '再看一眼，没写错就点“没写错，存下来”。' },
  'own-entries-too-many': { say: '今天记得太多了', next: '明天再记。' },
  'assessment-not-for-age': { say: '这一份是给年纪大的人答的', next: '看看别的小问卷。' },
  'assessment-closed': { say: '这一份已经结束了', next: '重新答一份就行。' },
  'assessment-incomplete': { say: '还有题没答', next: '答完再看结果。' },
  'transfer-empty': { say: '还没有视力检查', next: '先带孩子查一次视力，再来转。' },
  'transfer-too-many': { say: '今天转得太多了', next: '前面做好的还能下载，新的明天再做。' },
  'transfer-stopped': { say: '已经停止下载了', next: '还要用，就再转一次。' },
  'transfer-unreadable': { say: '这个文件读不出来', next: '看看是不是 .json 文件，或者请家长重新下载一份。' },
  'transfer-tampered': { say: '这个文件被改过，不能用', next: '请家长从康伴里重新下载，直接发过来。' },
  'transfer-issuer-unknown': { say: '不认得是谁签发的', next: '请县里管理员核对签发单位，加进名单后再导入。' },
  'transfer-own-county': { say: '这就是本县的档案', next: '不用导入，直接查孩子的档案。' },
  'transfer-other-child': { say: '和选的孩子对不上', next: '看看姓名、性别、生日和身份证号，再选一次。' },
  'transfer-imported-elsewhere': { say: '已经导入过了', next: '这份档案在另一个孩子名下，请先查清楚。' },

  'share-not-found': { say: '没有这个分享，或者已经结束了', next: '请对方看看码，或者再分享一次。' },
  'share-too-many': { say: '今天分享得太多了', next: '先停掉不用的，明天再分享。' },
  'share-sensitive-locked': { say: '要先验证手机，才能带上这一类', next: '先在“谁能看”里打开，再来分享。' },
  'export-empty': { say: '选的这一部分还没有记录', next: '换一类，或者多选几年。' },
  'export-too-large': { say: '内容太多了，一次拿不完', next: '少选几年或几类，分几次拿。' },
  'export-too-many': { say: '今天拿得太多了', next: '明天再来。' },

  'complaint-exists': { say: '这一条您已经说过了', next: '在“我说过的”里能看到办到哪一步。' },
  'complaint-about-oneself': { say: '这一条是您自己看的', next: '选一条别人的。' },
  'complaint-not-changeable': { say: '这件事已经往前办了', next: '看看最新的进展。' },
  'own-complaint': { say: '这件事说的就是您自己', next: '请别的同事或县里答复。' },
  'correction-too-many': { say: '已经说了好多处', next: '等卫生院答复了再说新的。' },
  'correction-not-changeable': { say: '这件事已经答复过了', next: '看看最新的进展。' },
  'correction-target-gone': { say: '这条记录已经改过了', next: '请看新的那一条。' },
  'correction-invalid': { say: '改成这样存不了', next: '请看标出来的地方。' },
  'correction-elsewhere': { say: '这类记录要先在登记的地方改好', next: '在体检或视力页改好，再来答复。' },
} as const satisfies Record<ErrorCode | LineFault, ErrorSentence>;

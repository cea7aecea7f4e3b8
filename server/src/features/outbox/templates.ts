import { LIMITS } from '@kangban/domain/shared/limits';

interface Template {
  /** The text people read, `{name}` filled in; `who` and `asks` are masked names. */
  text: string;
  /** Fields of WeChat's subscribe message; null where this text never goes through WeChat. */
  wechat: Readonly<Record<string, string>> | null;
  /** So long after its time it is of no use any more and is not sent. */
  staleMinutes: number;
}

const CODE_MINUTES = LIMITS.codeSeconds / 60;

/** Everything we ever send. No diagnosis and no programme name (ux.md §10): where more is to be said, the app says it. */
export const TEMPLATES = {
  'sign-in-code': {
    text: '【康伴】验证码 {code}，{minutes} 分钟内有效。工作人员不会向您要验证码，别告诉别人。',
    wechat: null,
    staleMinutes: CODE_MINUTES,
  },
  'elder-agreement': {
    text: '【康伴】{asks} 想帮您看健康档案、办预约。您同意，就把验证码 {code} 告诉他，{minutes} 分钟内有效。不同意，不用理会。',
    wechat: null,
    staleMinutes: CODE_MINUTES,
  },
  'record-consent': {
    text: '【康伴】{asks} 想在手机上看您的健康档案。您同意打开，就把验证码 {code} 告诉他，{minutes} 分钟内有效。不同意，不用理会。',
    wechat: null,
    staleMinutes: CODE_MINUTES,
  },
  'record-unlock': {
    text: '【康伴】验证码 {code}，{minutes} 分钟内有效，用来打开藏起来的记录。工作人员不会向您要验证码，别告诉别人。',
    wechat: null,
    staleMinutes: CODE_MINUTES,
  },
  'account-deletion': {
    text: '【康伴】验证码 {code}，{minutes} 分钟内有效，用来注销账号，注销后不能恢复。不是您本人办的，不用理会。',
    wechat: null,
    staleMinutes: CODE_MINUTES,
  },
  'appointment-reminder': {
    text: '【康伴】提醒：{who} 约了 {day} {time}，在 {siteName}，{ticketNo} 号。来不了请早点取消，让给别人。',
    wechat: { name1: '{who}', date2: '{day} {time}', thing3: '{siteName}', thing4: '来不了请早点取消，让给别人' },
    staleMinutes: 12 * 60,
  },
  'checkup-reminder': {
    text: '【康伴】提醒：{who} 约了 {day} {time} 的{what}，在 {siteName}，{ticketNo} 号。{prepare}。来不了请早点取消。',
    wechat: { name1: '{who}', date2: '{day} {time}', thing3: '{siteName}', thing4: '{prepare}' },
    staleMinutes: 12 * 60,
  },
  'service-reminder': {
    text: '【康伴】提醒：{who} 约了 {day} {time} 的{what}，在 {siteName}，{ticketNo} 号。来不了请早点取消，积分不会少。',
    wechat: { name1: '{who}', date2: '{day} {time}', thing3: '{siteName}', thing4: '{what}，来不了请早点取消' },
    staleMinutes: 12 * 60,
  },
  'checkup-invitation': {
    text: '【康伴】{siteName} 请 {who} 来做今年的老年人免费体检。可以在康伴里约时间，也可以打电话 {phone}。',
    wechat: { name1: '{who}', thing3: '{siteName}', thing4: '今年的免费体检还没做，可以约时间' },
    staleMinutes: 7 * 24 * 60,
  },
  'appointment-cancelled': {
    text: '【康伴】{who} {day} {time} 在 {siteName} 的预约取消了。可以在康伴里另约时间。',
    wechat: { name1: '{who}', date2: '{day} {time}', thing3: '{siteName}', thing4: '预约取消了，可以另约时间' },
    staleMinutes: 24 * 60,
  },
  'waitlist-offer': {
    text: '【康伴】有号了：{who} {day} {time}，{siteName}。请在 {minutes} 分钟内打开康伴确认，过时给下一位。',
    wechat: { name1: '{who}', date2: '{day} {time}', thing3: '{siteName}', thing4: '请在 {minutes} 分钟内确认' },
    staleMinutes: 30,
  },
  'visit-opens': {
    text: '【康伴】{who} 的{visit}可以去做了，建议 {day} 前去。可以在康伴里约时间。',
    wechat: { name1: '{who}', thing3: '{visit}', thing4: '建议 {day} 前去' },
    staleMinutes: 7 * 24 * 60,
  },
  'visit-ends': {
    text: '【康伴】{who} 的{visit}还没做，建议 {day} 前去。可以在康伴里约时间。',
    wechat: { name1: '{who}', thing3: '{visit}还没做', thing4: '建议 {day} 前去' },
    staleMinutes: 7 * 24 * 60,
  },
  'answer-ready': {
    text: '【康伴】您问的事有答复了，请打开康伴，在“谁看过档案”里查看。',
    wechat: { thing1: '您问的事有答复了' },
    staleMinutes: 7 * 24 * 60,
  },
  'correction-answered': {
    text: '【康伴】您说档案写错的地方有答复了，请打开康伴查看。',
    wechat: { thing1: '档案写错的地方有答复了' },
    staleMinutes: 7 * 24 * 60,
  },
  'points-end': {
    text: '【康伴】{who} 有 {points} 积分从 {day} 起到期，可以先用它换服务。请打开康伴查看。',
    wechat: { name1: '{who}', thing3: '{points} 积分快到期', thing4: '{day} 起到期，可以先用' },
    staleMinutes: 3 * 24 * 60,
  },
  'health-notice': {
    text: '【康伴】您有一条健康提醒，请打开康伴查看。',
    wechat: { thing1: '您有一条健康提醒' },
    staleMinutes: 3 * 24 * 60,
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

type Gaps<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Gaps<Rest> : never;
/** What a template's text asks for. */
export type TemplateParams<N extends TemplateName> = Readonly<
  Record<Gaps<(typeof TEMPLATES)[N]['text']>, string | number>
>;

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(TEMPLATES, name);

/** WeChat refuses a `thing` field of more than 20 characters. */
const THING_MAX = 20;

/** The text with its gaps filled; throws when a value is missing. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`message without ${name}`);
    return String(value);
  });
}

/** The fields of the subscribe message, cut to what WeChat takes; null where the template has none. */
export function fieldsOf(
  name: TemplateName,
  params: Readonly<Record<string, string | number>>,
): Record<string, string> | null {
  const fields: Template['wechat'] = TEMPLATES[name].wechat;
  if (fields === null) return null;
  const entries = Object.entries(fields).map(([key, text]): [string, string] => {
    const value = fill(text, params);
    return [key, key.startsWith('thing') ? Array.from(value).slice(0, THING_MAX).join('') : value];
  });
  return Object.fromEntries(entries);
}

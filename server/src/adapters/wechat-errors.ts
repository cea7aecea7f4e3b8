/** What one of WeChat's error numbers means for us. */
export type WechatFailure =
  | 'busy' // try once more at once
  | 'code-invalid' // the phone's code is wrong, old or used
  | 'blocked' // WeChat does not let this user sign in
  | 'too-many' // this user asks too often
  | 'token-stale' // our access token ended early: take a new one
  | 'phone-foreign' // the user's number is not a mainland one
  | 'undeliverable' // this message will never arrive: the user refused it, or the address or template is wrong
  | 'unavailable'; // anything else, and no answer at all

/**
 * Numbers as documented under 小程序 > 服务端 (code2Session, getPhoneNumber, sendMessage, getStableAccessToken). `errcode` is
 * absent or 0 on success; a number that is not here counts as unavailable.
 */
const MEANING: Readonly<Record<number, WechatFailure>> = {
  [-1]: 'busy',
  40001: 'token-stale', // invalid credential
  40014: 'token-stale', // invalid access_token
  42001: 'token-stale', // access_token expired
  40029: 'code-invalid', // invalid code
  40163: 'code-invalid', // code been used
  41008: 'code-invalid', // missing code
  40226: 'blocked', // code blocked: high-risk user
  45011: 'too-many', // API minute-quota reached for this user
  40003: 'undeliverable', // invalid openid
  40037: 'undeliverable', // invalid template_id
  41030: 'undeliverable', // page does not exist
  43101: 'undeliverable', // user refuses to accept the message
  47003: 'undeliverable', // a field of the template is wrong
};

export const meaningOf = (errcode: number): WechatFailure => MEANING[errcode] ?? 'unavailable';

import { CountyCode, IdNumberText, Instant, Nothing, PersonName, Phone, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** One person an account may act for. Names are given in full only inside the family; numbers are always masked. */
export const FamilyMember = z.object({
  residentId: Uuid,
  linkId: Uuid,
  right: z.enum(['self', 'guardian', 'proxy']),
  scope: z.array(z.string()),
  /** How the family calls this person (安安, 爸爸, 我). */
  label: z.string(),
  name: z.string(),
  nameMasked: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  idMasked: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  homeSiteId: z.nullable(Uuid),
  endsOn: z.nullable(PlainDate),
});
export type FamilyMember = z.infer<typeof FamilyMember>;

export const Account = z.object({
  accountId: Uuid,
  countyCode: CountyCode,
  countyName: z.string(),
  healthBureau: z.string(),
  hotline: z.string(),
  /** Real name bound to a registry record. */
  bound: z.boolean(),
  phoneMasked: z.nullable(z.string()),
  elderMode: z.boolean(),
  /** Day the server counts as today (Asia/Shanghai). */
  today: PlainDate,
});
export type Account = z.infer<typeof Account>;

/** A child whose guardian the registry says I am and who is not in my family here yet: one tap adds them. */
export const ChildToAdd = z.object({
  residentId: Uuid,
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  /** How the child would be called: the given name. */
  label: z.string(),
});
export type ChildToAdd = z.infer<typeof ChildToAdd>;

export const Me = z.object({ account: Account, family: z.array(FamilyMember), childrenToAdd: z.array(ChildToAdd) });
export type Me = z.infer<typeof Me>;

export const Tokens = z.object({ accessToken: z.string(), expiresAt: Instant, refreshToken: z.string() });
export type Tokens = z.infer<typeof Tokens>;

export const SignedIn = z.object({ ...Tokens.shape, newAccount: z.boolean(), bound: z.boolean() });
export type SignedIn = z.infer<typeof SignedIn>;

const OneTimeCode = z.string().check(z.regex(/^\d{6}$/));
/** Stable random name of this installation, made by the phone; only its hash is kept. */
const Device = z.string().check(z.minLength(8), z.maxLength(100));

export const RequestPhoneCode = z.object({ phone: Phone });
export type RequestPhoneCode = z.infer<typeof RequestPhoneCode>;

export const SignIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phone'), phone: Phone, code: OneTimeCode, device: Device }),
  z.object({
    kind: z.literal('wechat'),
    /** From wx.login. */
    code: z.string().check(z.minLength(1), z.maxLength(200)),
    /** From the getPhoneNumber button: joins the phone's account to this openid. */
    phoneCode: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    device: Device,
  }),
]);
export type SignIn = z.infer<typeof SignIn>;

export const BindIdentity = z.object({ name: PersonName, idNumber: IdNumberText });
export type BindIdentity = z.infer<typeof BindIdentity>;

const identity = { tag: 'identity' } as const;
export const requestPhoneCode = endpoint({
  ...identity,
  method: 'POST',
  path: '/auth/phone-codes',
  summary: 'Send a one-time code to a phone',
  caller: 'anyone',
  body: RequestPhoneCode,
  status: 202,
  answer: z.object({ phoneMasked: z.string(), expiresInSeconds: z.number(), retryAfterSeconds: z.number() }),
  errors: ['phone-invalid', 'code-too-soon', 'too-many-requests'],
});
export const signIn = endpoint({
  ...identity,
  method: 'POST',
  path: '/auth/sessions',
  summary: 'Sign in by phone and code, or by WeChat',
  caller: 'anyone',
  body: SignIn,
  status: 201,
  answer: SignedIn,
  errors: [
    'phone-invalid',
    'code-wrong',
    'code-expired',
    'code-tries-used-up',
    'wechat-unavailable',
    'wechat-code-invalid',
    'too-many-requests',
  ],
});
export const refreshSession = endpoint({
  ...identity,
  method: 'POST',
  path: '/auth/refresh',
  summary:
    'Exchange a refresh token for new tokens, which know a binding made since; a token used twice ends the session',
  caller: 'anyone',
  body: z.object({ refreshToken: z.string().check(z.minLength(20), z.maxLength(300)) }),
  answer: Tokens,
  errors: ['session-expired'],
});
export const signOut = endpoint({
  ...identity,
  method: 'POST',
  path: '/auth/sign-out',
  summary: 'End this session, or every session of the account',
  caller: 'account',
  body: z.object({ everywhere: z.optional(z.boolean()) }),
  answer: Nothing,
  errors: [],
});
export const getMe = endpoint({
  ...identity,
  method: 'GET',
  path: '/me',
  summary: 'The account and the people it may act for',
  caller: 'account',
  answer: Me,
  errors: [],
});
export const setReader = endpoint({
  ...identity,
  method: 'PUT',
  path: '/me/reader',
  summary: 'Remember 大字版 for this account',
  caller: 'account',
  body: z.object({ elderMode: z.boolean() }),
  answer: Nothing,
  errors: [],
});
export const bindIdentity = endpoint({
  ...identity,
  method: 'POST',
  path: '/me/binding',
  summary:
    'Bind the account to a registry record by name, ID number and the phone on file; refresh the tokens afterwards',
  caller: 'account',
  body: BindIdentity,
  status: 201,
  answer: Me,
  errors: [
    'id-number-invalid',
    'record-not-found',
    'identity-mismatch',
    'identity-phone-differs',
    'not-an-adult',
    'already-bound',
    'bound-elsewhere',
    'too-many-requests',
  ],
});

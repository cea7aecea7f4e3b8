/** An open account that one of the two proofs (a WeChat openid, a phone number) already leads to. */
export interface LoginFacts {
  accountId: string;
  /** Bound to a person of the registry. */
  bound: boolean;
}

export interface JoinFacts {
  wechat: LoginFacts | null;
  /** Null when the phone is unknown here or was not shown. */
  phone: LoginFacts | null;
  /** Whether a phone was proven in this sign-in. */
  phoneShown: boolean;
}

/** What a WeChat sign-in does with the account or accounts it finds. */
export type JoinDecision =
  /** Nobody yet: a new account with every proof shown. */
  | { kind: 'create' }
  /** Sign in to this account; `take` are proofs that from now on lead to it, `from` the account one of them leaves. */
  | { kind: 'use'; accountId: string; take: ('wechat' | 'phone')[]; from: string | null };

const use = (account: LoginFacts, take: ('wechat' | 'phone')[], from: LoginFacts | null = null): JoinDecision => ({
  kind: 'use',
  accountId: account.accountId,
  take,
  from: from?.accountId ?? null,
});

/** Both proofs lead somewhere, to two accounts: the bound one stays, the phone's when neither is; two persons stay two. */
function joinTwo(wechat: LoginFacts, phone: LoginFacts): JoinDecision {
  if (wechat.bound && phone.bound) return use(wechat, []);
  if (wechat.bound) return use(wechat, ['phone'], phone);
  return use(phone, ['wechat'], wechat);
}

/**
 * One person, several ways in: which account a WeChat sign-in opens when a phone may have been shown with it. A proof that
 * leads nowhere yet joins the account the other one leads to. Two accounts become one unless both are bound: then they are
 * two persons (a family sharing a phone) and WeChat's own account is opened.
 */
export function joinLogins({ wechat, phone, phoneShown }: JoinFacts): JoinDecision {
  if (wechat && phone) return wechat.accountId === phone.accountId ? use(wechat, []) : joinTwo(wechat, phone);
  if (wechat) return use(wechat, phoneShown ? ['phone'] : []);
  if (phone) return use(phone, ['wechat']);
  return { kind: 'create' };
}

import { getMe, signIn, type SignIn } from '@kangban/contract/identity';
import { call } from '@/platform/request';
import { deviceName, weChatCode } from '@/platform/login';
import { setReadingMode } from '@/platform/reader-mode';
import { startSession } from '@/platform/session';

export interface SignedInFacts {
  bound: boolean;
  /** Whom this account may act for; empty when that could not be asked just now. */
  residentIds: string[];
}

/** The layout chosen on another phone comes along; a failure here is no reason not to let the person in. */
async function takeOver(): Promise<string[]> {
  const me = await call(getMe).catch(() => undefined);
  if (me?.account.elderMode) setReadingMode('elder');
  return me?.family.map(({ residentId }) => residentId) ?? [];
}

async function enter(body: SignIn): Promise<SignedInFacts> {
  const { bound, ...tokens } = await call(signIn, { body });
  startSession(tokens);
  return { bound, residentIds: await takeOver() };
}

export const signInByPhone = async (phone: string, code: string): Promise<SignedInFacts> =>
  enter({ kind: 'phone', phone, code, device: await deviceName() });

export const signInByWeChat = async (phoneCode: string | undefined): Promise<SignedInFacts> =>
  enter({ kind: 'wechat', code: await weChatCode(), phoneCode, device: await deviceName() });

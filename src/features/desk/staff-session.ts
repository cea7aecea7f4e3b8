import { staffSignIn, staffSignOut, type StaffSignIn } from '@kangban/contract/desk';
import { restartAt } from '@/platform/navigation';
import { call } from '@/platform/request';
import { endStaffSession, startStaffSession } from '@/platform/session';

export async function signInStaff(body: StaffSignIn): Promise<void> {
  const { accessToken, expiresAt } = await call(staffSignIn, { body });
  startStaffSession({ accessToken, expiresAt });
}

/** Ends the session here and on the server; without a line it ends here all the same. */
export async function lockDesk(reason?: 'idle'): Promise<void> {
  await call(staffSignOut, { body: {} }).catch(() => undefined);
  endStaffSession();
  await restartAt('deskLogin', reason ? { reason } : {});
}

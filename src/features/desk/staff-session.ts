import { type StaffMe, staffSignIn, staffSignOut, type StaffSignIn } from '@kangban/contract/desk';
import { restartAt } from '@/platform/navigation';
import { call } from '@/platform/request';
import { endStaffSession, startStaffSession } from '@/platform/session';

/** Signs in, and says who it is: an administrator of the county has no day at a clinic. */
export async function signInStaff(body: StaffSignIn): Promise<StaffMe> {
  const { accessToken, expiresAt, staff } = await call(staffSignIn, { body });
  startStaffSession({ accessToken, expiresAt, role: staff.role });
  return staff;
}

/** Ends the session here and on the server; without a line it ends here all the same. */
export async function lockDesk(reason?: 'idle'): Promise<void> {
  await call(staffSignOut, { body: {} }).catch(() => undefined);
  endStaffSession();
  await restartAt('deskLogin', reason ? { reason } : {});
}

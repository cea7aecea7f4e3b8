import { create } from 'zustand';
import { Tokens } from '@kangban/contract/identity';
import { z } from '@kangban/contract/zod';
import { forgetSealed } from './sealed-browser';
import { clearStorage, storageSlot } from './storage';

/** The role only decides which ways a page offers; what somebody may do is decided by the server. */
const StaffPass = z.object({ accessToken: z.string(), expiresAt: z.string(), role: z.optional(z.string()) });
type StaffPass = z.infer<typeof StaffPass>;

const residentSlot = storageSlot('session', 1, Tokens);
const staffSlot = storageSlot('staff-session', 1, StaffPass);

/** Names of storage places that belong to the signed-in person and go with them. */
export const PERSONAL = 'person.';

interface SessionState {
  resident: Tokens | undefined;
  staff: StaffPass | undefined;
}

export const useSession = create<SessionState>(() => ({ resident: residentSlot.read(), staff: staffSlot.read() }));

export function startSession(tokens: Tokens): void {
  const { accessToken, expiresAt, refreshToken } = tokens;
  const resident = { accessToken, expiresAt, refreshToken };
  residentSlot.write(resident);
  useSession.setState({ resident });
}

/** Forgets the person: their tokens and everything kept for them. */
export function endSession(): void {
  residentSlot.clear();
  clearStorage(PERSONAL);
  if (process.env.TARO_ENV === 'h5') forgetSealed();
  useSession.setState({ resident: undefined });
}

export function startStaffSession(pass: StaffPass): void {
  const { accessToken, expiresAt, role } = pass;
  const staff = { accessToken, expiresAt, ...(role !== undefined && { role }) };
  staffSlot.write(staff);
  useSession.setState({ staff });
}

export function endStaffSession(): void {
  staffSlot.clear();
  useSession.setState({ staff: undefined });
}

export const useSignedIn = (): boolean => useSession((state) => state.resident !== undefined);
export const useStaffSignedIn = (): boolean => useSession((state) => state.staff !== undefined);
export const useStaffRole = (): string | undefined => useSession((state) => state.staff?.role);

import { useEffect } from 'react';
import { useIdle } from '@/platform/idle';
import { restartAt } from '@/platform/navigation';
import { useStaffSignedIn } from '@/platform/session';
import { lockDesk } from './staff-session';

/** ux.md §10: the desk locks by itself. */
const LOCK_AFTER_MS = 180_000;

/** For every page of the desk: it locks when nobody touches it, and sends whoever is not signed in to the sign-in. */
export function useDeskLock(): void {
  const signedIn = useStaffSignedIn();
  useIdle(LOCK_AFTER_MS, () => void lockDesk('idle'));
  useEffect(() => {
    if (!signedIn) void restartAt('deskLogin');
  }, [signedIn]);
}

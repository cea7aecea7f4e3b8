import { useEffect, useState } from 'react';
import { desk } from '@/copy/audit';
import { DeskComplaints } from './desk-complaints';
import { lockDesk } from '@/features/desk/staff-session';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { useIdle } from '@/platform/idle';
import { restartAt } from '@/platform/navigation';
import { useStaffSignedIn } from '@/platform/session';
import { Toast } from '@/ui/toast/toast';

/** ux.md §10: the desk locks by itself. */
const LOCK_AFTER_MS = 180_000;

/** What people did not agree to, and what the clinic or the county answers. */
export default function DeskComplaintsPage() {
  const [said, setSaid] = useState<string>();
  const signedIn = useStaffSignedIn();
  useIdle(LOCK_AFTER_MS, () => void lockDesk('idle'));
  useEffect(() => {
    if (!signedIn) void restartAt('deskLogin');
  }, [signedIn]);
  return (
    <InnerPage title={desk.complaints} wide>
      <DeskComplaints here={pathTo('deskComplaints')} onSaid={setSaid} />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

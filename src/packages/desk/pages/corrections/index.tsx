import { useEffect, useState } from 'react';
import { desk } from '@/copy/audit';
import { DeskCorrections } from './desk-corrections';
import { lockDesk } from '@/features/desk/staff-session';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { useIdle } from '@/platform/idle';
import { restartAt } from '@/platform/navigation';
import { useStaffSignedIn } from '@/platform/session';
import { Toast } from '@/ui/toast/toast';

/** ux.md §10: the desk locks by itself. */
const LOCK_AFTER_MS = 180_000;

/** What people say is wrong in their record, and what the clinic makes of it. */
export default function DeskCorrectionsPage() {
  const [said, setSaid] = useState<string>();
  const signedIn = useStaffSignedIn();
  useIdle(LOCK_AFTER_MS, () => void lockDesk('idle'));
  useEffect(() => {
    if (!signedIn) void restartAt('deskLogin');
  }, [signedIn]);
  return (
    <InnerPage title={desk.corrections} wide>
      <DeskCorrections here={pathTo('deskCorrections')} onSaid={setSaid} />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

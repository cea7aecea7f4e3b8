import { useState } from 'react';
import { desk } from '@/copy/audit';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { DeskComplaints } from './desk-complaints';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { Toast } from '@/ui/toast/toast';

/** What people did not agree to, and what the clinic or the county answers. */
export default function DeskComplaintsPage() {
  const [said, setSaid] = useState<string>();
  useDeskLock();
  return (
    <InnerPage title={desk.complaints} wide>
      <DeskComplaints here={pathTo('deskComplaints')} onSaid={setSaid} />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

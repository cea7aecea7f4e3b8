import { useState } from 'react';
import { desk } from '@/copy/audit';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { DeskCorrections } from './desk-corrections';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { Toast } from '@/ui/toast/toast';

/** What people say is wrong in their record, and what the clinic makes of it. */
export default function DeskCorrectionsPage() {
  const [said, setSaid] = useState<string>();
  useDeskLock();
  return (
    <InnerPage title={desk.corrections} wide>
      <DeskCorrections here={pathTo('deskCorrections')} onSaid={setSaid} />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

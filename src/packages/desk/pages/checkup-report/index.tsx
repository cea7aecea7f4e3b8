import { useState } from 'react';
import { deskCheckup as words } from '@/copy/desk-checkup';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { InnerPage } from '@/features/shell/page';
import { usePageParams } from '@/platform/navigation';
import { Toast } from '@/ui/toast/toast';
import { ReportDesk } from './report-desk';
import type { WhichCheckup } from './use-desk-checkup';
import { WaitingList } from './waiting-list';

/** Checkup reports at the desk: the list that waits, and one of them to go through, tell and print. */
export default function DeskCheckupReportPage() {
  const { residentId, entryId = 'newest' } = usePageParams('deskCheckupReport');
  const [opened, setOpened] = useState<WhichCheckup | undefined>(residentId ? { residentId, entryId } : undefined);
  const [said, setSaid] = useState<string>();
  useDeskLock();
  return (
    <InnerPage title={words.title} wide>
      {opened ? (
        <ReportDesk key={opened.entryId} which={opened} onSaid={setSaid} onLeave={() => setOpened(undefined)} />
      ) : (
        <WaitingList
          onOpen={({ residentId: whose, entryId: which }) => setOpened({ residentId: whose, entryId: which })}
        />
      )}
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

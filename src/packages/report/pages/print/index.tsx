import { paper as words } from '@/copy/report';
import { PaperForm } from '@/features/checkup/paper-form';
import { InnerPage } from '@/features/shell/page';
import { usePageParams } from '@/platform/navigation';

/** The report to take along: on paper, in a file, to the family. */
export default function CheckupPrintPage() {
  const { residentId = '', entryId = 'newest' } = usePageParams('checkupPrint');
  return (
    <InnerPage title={words.title}>
      <PaperForm residentId={residentId} entryId={entryId} />
    </InnerPage>
  );
}

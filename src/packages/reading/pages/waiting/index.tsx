import { waiting as words } from '@/copy/reading-log';
import { lookAgain, useQueued } from '@/features/reading/queue';
import { WaitingList } from '@/features/reading/waiting-list';
import { InnerPage } from '@/features/shell/page';
import { useDidShow } from '@/platform/hooks';
import { Lead } from '@/ui/lead/lead';
import '@/features/reading/reading.scss';

export default function ReadingWaitingPage() {
  const count = useQueued((all) => all.length);
  useDidShow(lookAgain);
  return (
    <InnerPage title={words.title}>
      {count > 0 && <Lead title={words.lead(count)} text={words.leadText} />}
      <WaitingList />
    </InnerPage>
  );
}

import { TabPageFrame } from '@/features/shell/page';
import { shell } from '@/copy/shell';

export default function RecordPage() {
  return (
    <TabPageFrame tab="record" title={shell.tabs.record}>
      {null}
    </TabPageFrame>
  );
}

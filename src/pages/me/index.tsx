import { TabPageFrame } from '@/features/shell/page';
import { shell } from '@/copy/shell';

export default function MePage() {
  return (
    <TabPageFrame tab="me" title={shell.tabs.me}>
      {null}
    </TabPageFrame>
  );
}

import { TabPageFrame } from '@/features/shell/page';
import { shell } from '@/copy/shell';

export default function HomePage() {
  return (
    <TabPageFrame tab="home" title={shell.appName}>
      {null}
    </TabPageFrame>
  );
}

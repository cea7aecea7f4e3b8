import { InnerPage } from '@/features/shell/page';
import { shell } from '@/copy/shell';

export default function LoginPage() {
  return <InnerPage title={shell.login}>{null}</InnerPage>;
}

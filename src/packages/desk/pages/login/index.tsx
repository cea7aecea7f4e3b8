import { deskLogin } from '@/copy/desk';
import { SignInForm } from '@/features/desk/sign-in-form';
import { InnerPage } from '@/features/shell/page';
import { restartAt, usePageParams } from '@/platform/navigation';
import { Note } from '@/ui/note/note';

/** The desk's own entry: staff only, in a browser only. */
export default function DeskLoginPage() {
  const { reason } = usePageParams('deskLogin');
  return (
    <InnerPage title={deskLogin.title} onBack={false} wide>
      {reason === 'idle' && <Note icon="lock">{deskLogin.locked}</Note>}
      <SignInForm onDone={({ role }) => void restartAt(role === 'county-admin' ? 'deskPointRules' : 'deskDay')} />
    </InnerPage>
  );
}

import { firstErrors, firstSentence } from '@/copy/first-errors';
import { states } from '@/copy/states';
import { callPhone } from '@/platform/device';
import { openPage, replacePage } from '@/platform/navigation';
import { keptPockets } from '@/platform/pocket-mark';
import type { ProblemError } from '@/platform/problem';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';

export interface ProblemPanelProps {
  problem: ProblemError;
  /** This page's address, as `pathTo` writes it: signing in comes back to it. */
  here: string;
  onRetry: () => void;
  hotline?: string;
}

const SIGN_IN_CODES: readonly string[] = ['not-signed-in', 'session-expired'];

function SignInPanel({ problem, here }: ProblemPanelProps) {
  const expired = problem.code === 'session-expired';
  return (
    <StatePanel
      kind="no-permission"
      title={expired ? firstErrors['session-expired'].say : states.signInFirst}
      text={expired ? firstErrors['session-expired'].next : states.signInText}
    >
      <Button text={states.signIn} onPress={() => void openPage('login', { to: here })} />
    </StatePanel>
  );
}

function BindPanel() {
  return (
    <StatePanel kind="no-permission" icon="id-card" title={states.bindFirst} text={states.bindText}>
      <Button text={states.bind} onPress={() => void openPage('bind')} />
    </StatePanel>
  );
}

/** Whose page this is. */
const residentOf = (here: string): string => /residentId=([^&]+)/.exec(here)?.[1] ?? '';

/** A record nobody agreed to open yet: asking again changes nothing, reading what it is about does. */
function ClosedPanel({ problem, here }: ProblemPanelProps) {
  const { say, next } = firstSentence(problem.code);
  const residentId = residentOf(here);
  return (
    <StatePanel kind="no-permission" title={say} text={next}>
      <Button text={states.open} onPress={() => void openPage('recordConsent', { residentId })} />
    </StatePanel>
  );
}

function MissingPanel({ problem }: ProblemPanelProps) {
  const { say, next } = firstSentence(problem.code);
  const kind = problem.code === 'forbidden' ? 'no-permission' : 'empty';
  return (
    <StatePanel kind={kind} icon={kind === 'empty' ? 'record' : 'lock'} title={say} text={next}>
      <Button text={states.home} onPress={() => void replacePage('home')} />
    </StatePanel>
  );
}

/** Without a line the emergency page kept on this phone is still there. */
function KeptPocket() {
  const residentId = keptPockets().at(-1);
  if (residentId === undefined) return null;
  return <Button text={states.pocket} kind="second" onPress={() => void openPage('pocket', { residentId })} />;
}

function RetryPanel({ problem, onRetry, hotline }: ProblemPanelProps) {
  const { say, next } = firstSentence(problem.code);
  return (
    <StatePanel
      kind="error"
      icon={problem.code === 'offline' ? 'wifi-off' : 'refresh'}
      title={say}
      text={next}
      code={problem.requestId && states.code(problem.requestId)}
    >
      <Button text={states.retry} icon="refresh" onPress={onRetry} />
      {problem.code === 'offline' && <KeptPocket />}
      {hotline && (
        <Button text={states.call(hotline)} kind="plain" icon="phone" onPress={() => void callPhone(hotline)} />
      )}
    </StatePanel>
  );
}

/** What stands where a page's content would when it could not be had: what happened, and one way on. */
export function ProblemPanel(props: ProblemPanelProps) {
  const { code } = props.problem;
  if (SIGN_IN_CODES.includes(code)) return <SignInPanel {...props} />;
  if (code === 'binding-needed') return <BindPanel />;
  if (code === 'record-not-opened' && residentOf(props.here)) return <ClosedPanel {...props} />;
  if (code === 'forbidden' || code === 'not-found') return <MissingPanel {...props} />;
  return <RetryPanel {...props} />;
}

import type { ReactNode } from 'react';
import { checkupBooking } from '@/copy/checkup-booking';
import { report as words } from '@/copy/report';
import { openPage } from '@/platform/navigation';
import type { Remote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';

interface CheckupGateProps {
  remote: Remote<unknown>;
  residentId: string;
  /** Everything else: the page as usual. */
  children: ReactNode;
}

/** The states of a checkup's pages: as everywhere, but nobody's first checkup is yet to come, and a record may not be open yet. */
export function CheckupGate({ remote, residentId, children }: CheckupGateProps) {
  const code = remote.state === 'error' ? remote.problem.code : undefined;
  if (code === 'record-not-opened')
    return (
      <StatePanel kind="no-permission" icon="lock" title={words.closed} text={words.closedText}>
        <Button text={words.open} onPress={() => void openPage('recordConsent', { residentId })} />
      </StatePanel>
    );
  if (code === 'not-found')
    return (
      <StatePanel kind="empty" icon="record" title={words.empty} text={words.emptyText}>
        <Button
          text={checkupBooking.title('elderly-checkup')}
          onPress={() => void openPage('checkupBook', { residentId })}
        />
      </StatePanel>
    );
  return <>{children}</>;
}

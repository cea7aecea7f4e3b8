import { unsure as words } from '@/copy/booking';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** The answer got lost: one tap finds out, and books at most once. */
export function UnsurePanel({ busy, onAsk }: { busy: boolean; onAsk: () => void }) {
  return (
    <StatePanel kind="error" icon="wifi-off" title={words.title} text={words.text}>
      <Button text={busy ? words.asking : words.ask} icon="refresh" busy={busy} onPress={onAsk} />
      <Button text={words.seeBookings} kind="plain" onPress={() => void openPage('bookings')} />
    </StatePanel>
  );
}

import { record as words } from '@/copy/record';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';

/** How many stay hidden, and nothing more of them; unlocking is a page of its own. */
export function HiddenRow({ residentId, count }: { residentId: string; count: number }) {
  if (count === 0) return null;
  return (
    <Card flush>
      <Row
        icon="lock"
        title={words.hidden(count)}
        note={words.hiddenNote}
        onPress={() => void openPage('recordUnlock', { residentId })}
      />
    </Card>
  );
}

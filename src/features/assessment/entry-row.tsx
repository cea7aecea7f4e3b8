import { assessmentEntry as words } from '@/copy/assessment-entry';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';

/** The way to the screens of a person. */
export const EntryRow = ({ residentId }: { residentId: string }) => (
  <Card flush>
    <Row
      icon="pen"
      title={words.title}
      note={words.note}
      onPress={() => void openPage('assessments', { residentId })}
    />
  </Card>
);

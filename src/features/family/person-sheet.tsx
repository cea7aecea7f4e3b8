import type { FamilyMember } from '@kangban/contract/identity';
import type { PlainDate } from '@kangban/contract/common';
import { states } from '@/copy/states';
import { Avatar } from '@/ui/avatar/avatar';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { Sheet } from '@/ui/sheet/sheet';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { letterOf, personNote } from '@/copy/people';

export interface PersonChoice {
  member: FamilyMember;
  /** 可以打 2 种: what waits for this person. */
  note?: string;
}

export interface PersonSheetProps {
  open: boolean;
  title: string;
  people: readonly PersonChoice[];
  current: string | undefined;
  /** 现在看的 */
  currentWord: string;
  today: PlainDate;
  onPick: (residentId: string) => void;
  onClose: () => void;
}

/** Chooses one of the family. */
export function PersonSheet(props: PersonSheetProps) {
  const { open, title, people, current, currentWord, today, onPick, onClose } = props;
  return (
    <Sheet id="person" open={open} title={title} closeLabel={states.close} onClose={onClose}>
      <Card flush>
        {people.map(({ member, note }) => (
          <Row
            key={member.residentId}
            title={member.label}
            note={states.dotted([personNote(member, today), note ?? ''])}
            lead={<Avatar letter={letterOf(member.name)} plain />}
            right={member.residentId === current ? <StatusChip kind="now" text={currentWord} /> : undefined}
            onPress={() => onPick(member.residentId)}
          />
        ))}
      </Card>
    </Sheet>
  );
}

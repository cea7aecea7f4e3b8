import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/contract/common';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { walkIn } from '@/copy/desk';
import { personNote } from '@/copy/people';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { Row } from '@/ui/row/row';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';
import type { FindBy, FoundPerson, WalkIn } from './use-walk-in';
import './desk.scss';

const SEGMENTS = [
  { key: 'id', text: walkIn.by.id },
  { key: 'name', text: walkIn.by.name },
];
const EMPTY = { idNumber: '', name: '', birthDate: '' };

/** What was typed as a question to the server; undefined while it is not complete. */
function findBy(by: string, typed: typeof EMPTY): FindBy | undefined {
  if (by === 'id') return typed.idNumber.trim() ? { idNumber: typed.idNumber.trim() } : undefined;
  const birthDate = parsePlainDate(typed.birthDate.trim());
  return typed.name.trim() && birthDate ? { name: typed.name.trim(), birthDate } : undefined;
}

function Found({
  people,
  today,
  onPick,
}: {
  people: readonly FoundPerson[];
  today: PlainDate;
  onPick: WalkIn['pick'];
}) {
  if (people.length === 0) return <StatePanel kind="empty" icon="user" title={walkIn.none} text={walkIn.noneText} />;
  return (
    <View>
      {people.map((person) => (
        <Row
          key={person.residentId}
          icon="user"
          title={person.name}
          note={states.dotted([personNote(person, today), person.idMasked ?? ''])}
          onPress={() => onPick(person)}
        />
      ))}
    </View>
  );
}

export interface WalkInFindProps {
  flow: Pick<WalkIn, 'found' | 'person' | 'busy' | 'find' | 'pick'>;
  today: PlainDate;
  title?: string;
}

/** Step 1: who stands here. */
export function WalkInFind({ flow, today, title = walkIn.findTitle }: WalkInFindProps) {
  const [by, setBy] = useState('id');
  const [typed, setTyped] = useState(EMPTY);
  const wanted = findBy(by, typed);
  const set = (name: keyof typeof EMPTY) => (value: string) => setTyped((all) => ({ ...all, [name]: value }));
  const find = (): void => {
    if (wanted) void flow.find(wanted);
  };
  const wrongDay = typed.birthDate.trim().length >= 10 && !parsePlainDate(typed.birthDate.trim());
  return (
    <View className="desk-find">
      <Heading text={title} />
      <SegmentedControl segments={SEGMENTS} current={by} label={walkIn.byLabel} onChange={setBy} />
      {by === 'id' ? (
        <Field
          id="walk-in-id"
          label={walkIn.idNumber}
          type="idcard"
          maxLength={18}
          value={typed.idNumber}
          onChange={set('idNumber')}
          onDone={find}
        />
      ) : (
        <>
          <Field id="walk-in-name" label={walkIn.name} value={typed.name} onChange={set('name')} />
          <Field
            id="walk-in-birth"
            label={walkIn.birthDate}
            maxLength={10}
            value={typed.birthDate}
            onChange={set('birthDate')}
            error={wrongDay ? walkIn.birthDateWrong : undefined}
            onDone={find}
          />
        </>
      )}
      <Button
        text={wanted ? walkIn.find : walkIn.fillFirst}
        kind="second"
        disabled={!wanted}
        busy={flow.busy}
        onPress={find}
      />
      {flow.found && !flow.person && <Found people={flow.found} today={today} onPick={flow.pick} />}
    </View>
  );
}

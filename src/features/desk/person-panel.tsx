import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/contract/common';
import type { DeskPerson } from '@kangban/contract/desk';
import { desk } from '@/copy/desk';
import { choose } from '@/copy/immunization';
import { personNote } from '@/copy/people';
import { spanWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Confirm } from '@/ui/confirm/confirm';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { StatusChip } from '@/ui/status-chip/status-chip';

export interface PersonPanelProps {
  person: DeskPerson;
  today: PlainDate;
  busy: boolean;
  onCheckIn: () => Promise<void>;
  onNoShow: () => Promise<unknown>;
}

function facts(person: DeskPerson): KeyValue[] {
  const what = person.checkup ?? person.visit ?? person.reward;
  const rows: KeyValue[] = [
    { key: desk.time, values: [spanWords(person.startsAt, person.endsAt)] },
    {
      key: desk.doses,
      values: what ? [what.name] : person.doses.map(({ name, dose }) => choose.doseTitle(name, dose)),
    },
    { key: desk.health, values: person.noted.length > 0 ? person.noted : [desk.healthNone] },
  ];
  if (person.idMasked) rows.unshift({ key: desk.idNumber, values: [person.idMasked] });
  return rows;
}

/** What the rules and the answers say about today: a clinician decides, the desk only shows. */
function Verdict({ person }: { person: DeskPerson }) {
  return (
    <View className="desk-person__verdict">
      {person.healthOutcome === 'tell-doctor' && <StatusChip kind="attention" text={desk.doctorFirst} />}
      {person.healthOutcome === 'not-today' && <Note tone="attention">{desk.notToday}</Note>}
      {person.refusals.length === 0 && <StatusChip kind="normal" text={desk.allOk} />}
      {person.refusals.map(({ series, dose, text }) => (
        <Note key={`${series}-${dose}`} tone="attention">
          {`${desk.refused}：${text}`}
        </Note>
      ))}
    </View>
  );
}

function Ways({
  person,
  busy,
  onCheckIn,
  onAsk,
}: Omit<PersonPanelProps, 'today' | 'onNoShow'> & { onAsk: () => void }) {
  if (person.state !== 'booked') return <StatusChip kind="normal" text={desk.states[person.state]} />;
  return (
    <View className="desk-person__ways">
      <Button text={desk.noShow} kind="second" onPress={onAsk} />
      <Button text={desk.checkIn} busy={busy} onPress={() => void onCheckIn()} />
    </View>
  );
}

/** The person who stands at the desk. */
export function PersonPanel({ person, today, busy, onCheckIn, onNoShow }: PersonPanelProps) {
  const [asking, setAsking] = useState(false);
  const noShow = async (): Promise<void> => {
    await onNoShow();
    setAsking(false);
  };
  return (
    <View className="desk-person">
      <View className="desk-person__head">
        <View>
          <Heading text={person.name} look="title-l" />
          <View className="desk-person__note">{personNote(person, today)}</View>
          {person.guardians.length > 0 && <View className="desk-person__note">{desk.guardians(person.guardians)}</View>}
        </View>
        <View className="desk-person__ticket">{person.ticketNo}</View>
      </View>
      <Verdict person={person} />
      <KeyValueList rows={facts(person)} />
      <LinkButton
        text={desk.recordOf(person.name)}
        icon="record"
        arrow
        onPress={() => void openPage('deskRecord', { residentId: person.residentId })}
      />
      <Ways person={person} busy={busy} onCheckIn={onCheckIn} onAsk={() => setAsking(true)} />
      <Confirm
        id="desk-no-show"
        open={asking}
        title={desk.noShowTitle}
        text={desk.noShowText}
        yes={desk.noShowYes}
        no={desk.noShowNo}
        busy={busy}
        onYes={() => void noShow()}
        onNo={() => setAsking(false)}
      />
    </View>
  );
}

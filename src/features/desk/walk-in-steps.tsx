import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/contract/common';
import { desk, walkIn } from '@/copy/desk';
import { choose } from '@/copy/immunization';
import { personNote } from '@/copy/people';
import { spanWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { CheckCard } from '@/ui/check-card/check-card';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { QuestionCard } from '@/ui/question-card/question-card';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { doseKey, questionsOf, type FoundPerson, type PlaceLeft, type WalkIn, type WalkInKind } from './use-walk-in';

const ANSWERS = [
  { key: 'no', text: walkIn.no },
  { key: 'yes', text: walkIn.yes },
];

interface StepProps {
  flow: WalkIn;
  person: FoundPerson;
  today: PlainDate;
}

/** Step 2: what the programme says is due today. */
export function WalkInDoses({ flow, person, today }: StepProps) {
  return (
    <View className="desk-find">
      <Heading text={walkIn.doseTitle} />
      <View>{`${person.name} · ${personNote(person, today)}`}</View>
      <LinkButton
        text={desk.recordOf(person.name)}
        icon="record"
        arrow
        onPress={() => void openPage('deskRecord', { residentId: person.residentId })}
      />
      {person.due.length === 0 && (
        <StatePanel kind="empty" icon="syringe" title={walkIn.noDue} text={walkIn.noDueText} />
      )}
      {person.due.map((due) => (
        <CheckCard
          key={doseKey(due)}
          title={choose.doseTitle(due.name, due.dose)}
          note={due.reasons[0]?.text ?? ''}
          checked={flow.doses.includes(doseKey(due))}
          onChange={() => flow.toggleDose(doseKey(due))}
        />
      ))}
    </View>
  );
}

/** Step 3: asked face to face. */
export function WalkInQuestions({ flow, person, today }: StepProps) {
  const questions = questionsOf(person, today);
  return (
    <View className="desk-find">
      <Heading text={walkIn.askTitle} />
      <Button
        text={walkIn.allNo}
        kind="tint"
        onPress={() =>
          flow.answer(
            questions.map(({ id }) => id).filter((id) => !flow.answers[id]),
            'no',
          )
        }
      />
      {questions.map(({ id, text }, index) => (
        <QuestionCard
          key={id}
          number={index + 1}
          question={text}
          answers={ANSWERS}
          current={flow.answers[id]}
          onAnswer={(answer) => flow.answer([id], answer === 'yes' ? 'yes' : 'no')}
        />
      ))}
    </View>
  );
}

const isPlace = (one: PlaceLeft, place: WalkIn['place']): boolean =>
  one.slotId === place?.slotId && one.pool === place.pool;

interface KindsProps {
  flow: Pick<WalkIn, 'comesFor'>;
  kinds: readonly WalkInKind[];
  current: WalkInKind;
}

/** What for, where the clinic does more than one thing today. */
export function WalkInKinds({ flow, kinds, current }: KindsProps) {
  if (kinds.length < 2) return null;
  const pick = (key: string): void => {
    const kind = kinds.find((one) => one === key);
    if (kind) flow.comesFor(kind);
  };
  return (
    <View className="desk-find">
      <Heading text={walkIn.kindTitle} />
      <SegmentedControl
        segments={kinds.map((key) => ({ key, text: walkIn.kinds[key] }))}
        current={current}
        label={walkIn.kindTitle}
        onChange={pick}
      />
    </View>
  );
}

/** The rule says no: why, and the reason the desk gives the place all the same. */
export function WalkInReason({ flow }: { flow: Pick<WalkIn, 'refusal' | 'reason' | 'explain'> }) {
  if (flow.refusal === undefined) return null;
  return (
    <View className="desk-find">
      {flow.refusal !== '' && (
        <Note tone="attention" live>
          {flow.refusal}
        </Note>
      )}
      <Field
        id="walk-in-reason"
        label={walkIn.reason}
        hint={walkIn.reasonHint}
        maxLength={200}
        value={flow.reason}
        onChange={flow.explain}
      />
    </View>
  );
}

interface PlacesProps {
  flow: Pick<WalkIn, 'place' | 'choose'>;
  places: readonly PlaceLeft[];
  title: string;
}

/** The last step: a place of the on-site or the kept pool. */
export function WalkInPlaces({ flow, places, title }: PlacesProps) {
  return (
    <View className="desk-find">
      <Heading text={title} />
      {places.length === 0 && <StatePanel kind="empty" title={walkIn.noPlaces} />}
      <View className="walk-in__places" {...a11y({ role: 'group', label: title })}>
        {places.map((one) => (
          <Button
            key={`${one.slotId}-${one.pool}`}
            small
            kind={isPlace(one, flow.place) ? 'primary' : 'second'}
            icon={isPlace(one, flow.place) ? 'check' : undefined}
            text={walkIn.poolLabel(spanWords(one.startsAt, one.endsAt), walkIn.pools[one.pool], one.remaining)}
            onPress={() => flow.choose({ slotId: one.slotId, pool: one.pool })}
          />
        ))}
      </View>
    </View>
  );
}

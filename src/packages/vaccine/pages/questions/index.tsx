import { View } from '@tarojs/components';
import { consentOn } from '@kangban/domain/booking/consent';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { questions as words, slot as slotWords } from '@/copy/booking';
import { choose } from '@/copy/immunization';
import { changeDraft, useDraft, type Draft, type DraftPerson } from '@/features/booking/draft';
import { QuestionList } from '@/features/booking/question-list';
import { QuestionsHead } from '@/features/booking/questions-head';
import { screeningOf } from '@/features/booking/screening';
import { InnerPage } from '@/features/shell/page';
import { openPage, usePageParams } from '@/platform/navigation';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { CheckRow } from '@/ui/check-row/check-row';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StepBar } from '@/ui/step-bar/step-bar';

interface PartProps {
  draft: Draft;
  person: DraftPerson;
  index: number;
}

/** An ill person booked for today: another day first. */
const isForToday = ({ draft, person }: PartProps): boolean =>
  draft.target?.day === draft.madeOn && screeningOf(person, draft.madeOn).outcome === 'not-today';

function Consent({ draft }: { draft: Draft }) {
  const text = consentOn(draft.madeOn);
  if (!text) return null;
  return (
    <View className="consent-row">
      <CheckRow
        checked={draft.consent === text.version}
        onChange={(agreed) => changeDraft({ consent: agreed ? text.version : undefined })}
        text={words.consent(text.title)}
        links={<LinkButton text={words.consentLink(text.title)} arrow onPress={() => void openPage('consent')} />}
      />
    </View>
  );
}

interface Way {
  text: string;
  /** Absent while something is missing; `text` says what. */
  go?: () => void;
}

function wayOn(part: PartProps, missing: number): Way {
  const { draft, index } = part;
  if (missing > 0) return { text: words.answerFirst(missing) };
  if (isForToday(part)) return { text: words.notTodayNext, go: () => void openPage('slot') };
  const next = draft.people[index + 1];
  if (next) {
    return {
      text: words.nextPerson(next.label),
      go: () => void openPage('questions', { who: String(index + 1) }),
    };
  }
  if (draft.consent !== consentOn(draft.madeOn)?.version) return { text: words.consentFirst };
  return { text: words.next, go: () => void openPage('check') };
}

function Foot(part: PartProps) {
  const missing = screeningOf(part.person, part.draft.madeOn).missing.length;
  const { text, go } = wayOn(part, missing);
  return (
    <BottomBar left={words.left(missing)} right={words.nurse}>
      <Button text={text} disabled={!go} onPress={go} />
    </BottomBar>
  );
}

function Questions(part: PartProps) {
  const { draft, person, index } = part;
  const today: PlainDate = draft.madeOn;
  const last = index === draft.people.length - 1;
  return (
    <InnerPage title={words.title} foot={<Foot {...part} />}>
      <StepBar steps={choose.steps} current={2} label={choose.stepLabel(3)} />
      <QuestionsHead person={person} today={today} />
      <QuestionList person={person} today={today} />
      {isForToday(part) && (
        <Inset>
          <Note tone="urgent" live>
            {words.notTodayAlert}
          </Note>
        </Inset>
      )}
      {last && <Consent draft={draft} />}
    </InnerPage>
  );
}

export default function QuestionsPage() {
  const { who } = usePageParams('questions');
  const draft = useDraft();
  const index = Number(who ?? '0');
  const person = draft?.people[index];
  if (draft && person) return <Questions draft={draft} person={person} index={index} />;
  return (
    <InnerPage title={words.title}>
      <StatePanel kind="empty" icon="syringe" title={slotWords.noDraft}>
        <Button text={slotWords.noDraftGo} onPress={() => void openPage('chooseVaccine')} />
      </StatePanel>
    </InnerPage>
  );
}

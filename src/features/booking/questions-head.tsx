import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { questions as words } from '@/copy/booking';
import { states } from '@/copy/states';
import { Lead } from '@/ui/lead/lead';
import { ProgressBar } from '@/ui/progress-bar/progress-bar';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import type { DraftPerson } from './draft';
import { askedOf, screeningOf } from './screening';
import './booking.scss';

/** Whose questions, how many are done, and reading them aloud. */
export function QuestionsHead({ person, today }: { person: DraftPerson; today: PlainDate }) {
  const asked = askedOf(person, today);
  const done = asked.length - screeningOf(person, today).missing.length;
  return (
    <>
      <Lead title={words.heading(person.label, asked.length)} text={words.lead} />
      <View className="questions-head">
        <ProgressBar done={done} total={asked.length} label={words.progress(done, asked.length)} />
        <ReadAloud
          paragraphs={[words.readIntro(person.label), ...asked.map(({ question }) => question.text)]}
          start={states.readAloud}
          stop={states.stopReading}
        />
      </View>
    </>
  );
}

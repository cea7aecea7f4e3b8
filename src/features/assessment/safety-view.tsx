import { View } from '@tarojs/components';
import type { AssessmentSession } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { states } from '@/copy/states';
import { callPhone } from '@/platform/device';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import './assessment.scss';

type Lines = AssessmentSession['helpLines'];

/** Whom to call, each with one tap. */
export function HelpLines({ lines }: { lines: Lines }) {
  return (
    <View className="assessment-calls">
      {lines.map(({ number, words: why }, index) => (
        <View key={number}>
          <View className="assessment-quiet">{why}</View>
          <Button
            kind={index === 0 ? 'primary' : 'second'}
            icon="phone"
            text={words.call(number)}
            label={`${why}，${words.call(number)}`}
            onPress={() => void callPhone(number)}
          />
        </View>
      ))}
    </View>
  );
}

interface Props {
  session: AssessmentSession;
  onGoOn: () => void;
  onLeave: () => void;
}

/** Comes before anything else when an answer speaks of death: where help is, now. */
export function SafetyView({ session, onGoOn, onLeave }: Props) {
  const spoken = [words.safetyTitle, ...words.safetyText, ...session.helpLines.map((line) => line.words)];
  return (
    <View>
      <Lead mark="urgent" title={words.safetyTitle} />
      <Card>
        {words.safetyText.map((text) => (
          <View key={text} className="assessment-sentence">
            {text}
          </View>
        ))}
        <ReadAloud paragraphs={spoken} start={states.readAloud} stop={states.stopReading} />
        <HelpLines lines={session.helpLines} />
        <Note tone="sunk">{words.safetyHelper}</Note>
      </Card>
      <View className="assessment-ways assessment-ways--edge">
        <Button kind="second" text={words.goOnSafe} onPress={onGoOn} />
        <Button kind="plain" text={words.stopHere} onPress={onLeave} />
      </View>
    </View>
  );
}

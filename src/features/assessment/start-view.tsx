import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AssessmentCard } from '@kangban/contract/assessment';
import type { Informant } from '@kangban/domain/assessment/types';
import { assessment as words } from '@/copy/assessment';
import { states } from '@/copy/states';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { RadioRing } from '@/ui/check-card/check-box';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';
import './assessment.scss';

interface Props {
  card: AssessmentCard;
  /** The caller is the person; another helps. */
  self: boolean;
  busy: boolean;
  problem: string | undefined;
  onBegin: (informant: Informant, afresh: boolean) => void;
}

const factsOf = ({ recall, confidential, questionnaire, minutes, questions }: AssessmentCard): string[] => [
  words.minutes(minutes, questions),
  words.about(recall),
  words.honest,
  words.mayStop,
  ...(confidential ? [words.confidential] : []),
  ...(questionnaire === 'ad8' ? [words.ad8Family] : []),
  words.notDiagnosis,
];

function Who({
  card,
  chosen,
  onChoose,
}: {
  card: AssessmentCard;
  chosen: Informant;
  onChoose: (one: Informant) => void;
}) {
  return (
    <>
      <SectionTitle text={words.who} />
      <View className="assessment-choices assessment-who" {...a11y({ role: 'radiogroup', label: words.who })}>
        {card.informants.map((one) => (
          <Pressable
            key={one}
            className={classNames('assessment-choice', one === chosen && 'assessment-choice--on')}
            role="radio"
            label={words.informants[one]}
            checked={one === chosen}
            onPress={() => onChoose(one)}
          >
            <RadioRing on={one === chosen} />
            <View className="assessment-choice__text">{words.informants[one]}</View>
          </Pressable>
        ))}
      </View>
    </>
  );
}

/** Before the first question: what it is about, who answers, and that it may be stopped. */
export function StartView({ card, self, busy, problem, onBegin }: Props) {
  const { informants, title, about, open, confidential } = card;
  const [informant, setInformant] = useState<Informant>(informants[0] ?? 'self');
  const facts = factsOf(card);
  return (
    <View>
      <Lead title={title} text={about} />
      <Card>
        {facts.map((text) => (
          <View key={text} className="assessment-sentence">
            {text}
          </View>
        ))}
        <ReadAloud paragraphs={[title, about, ...facts]} start={states.readAloud} stop={states.stopReading} />
      </Card>
      {informants.length > 1 && <Who card={card} chosen={informant} onChoose={setInformant} />}
      {confidential && (!self || informant === 'family') && (
        <Inset>
          <Note tone="attention">{words.proxyMood}</Note>
        </Inset>
      )}
      {problem !== undefined && (
        <Inset>
          <Note tone="urgent" live>
            {problem}
          </Note>
        </Inset>
      )}
      <View className="assessment-ways assessment-ways--edge">
        <Button
          text={open ? words.goOn(open.answered, open.total) : words.begin}
          busy={busy}
          onPress={() => onBegin(informant, false)}
        />
        {open && <Button kind="second" text={words.afresh} busy={busy} onPress={() => onBegin(informant, true)} />}
      </View>
    </View>
  );
}

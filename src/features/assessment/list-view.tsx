import { View } from '@tarojs/components';
import type { AssessmentCard, AssessmentList } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { dayWords } from '@/copy/when';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { StatePanel } from '@/ui/state-panel/state-panel';
import './assessment.scss';

/** What one does with a card: begin, go on, look at what came out. */
export interface ListActs {
  start: (card: AssessmentCard) => void;
  goOn: (card: AssessmentCard, sessionId: string) => void;
  /** Absent where results are not looked at again. */
  see?: (entryId: string) => void;
  unlock?: () => void;
}

interface CardProps {
  card: AssessmentCard;
  today: AssessmentList['today'];
  acts: ListActs;
}

function Begin({ card, acts }: CardProps) {
  const { title, open, last } = card;
  if (open)
    return (
      <Button
        small
        text={words.goOn(open.answered, open.total)}
        label={words.goOnLabel(title)}
        onPress={() => acts.goOn(card, open.sessionId)}
      />
    );
  return (
    <Button
      small
      kind="second"
      text={last ? words.again : words.startIt}
      label={last ? words.againLabel(title) : words.startLabel(title)}
      onPress={() => acts.start(card)}
    />
  );
}

function Ways(props: CardProps) {
  const { card, acts } = props;
  const { last, locked, title } = card;
  return (
    <View className="assessment-card__ways">
      {last && acts.see && (
        <Button
          small
          kind="tint"
          text={words.seeResult}
          label={words.seeResultLabel(title)}
          onPress={() => acts.see?.(last.entryId)}
        />
      )}
      <Begin {...props} />
      {locked && acts.unlock && <Button small kind="plain" icon="lock" text={words.unlock} onPress={acts.unlock} />}
    </View>
  );
}

function ScreenCard(props: CardProps) {
  const { card, today } = props;
  return (
    <Card label={card.title}>
      <Heading text={card.title} level={3} look="heading" />
      <View>{card.about}</View>
      <View className="assessment-quiet">{words.minutes(card.minutes, card.questions)}</View>
      {card.last && <View>{words.last(dayWords(card.last.on, today), card.last.words)}</View>}
      {card.locked && <View className="assessment-quiet">{words.locked}</View>}
      <Ways {...props} />
    </Card>
  );
}

/** The screens for somebody of this age, one card each. */
export function ListView({ list, acts }: { list: AssessmentList; acts: ListActs }) {
  if (list.items.length === 0)
    return <StatePanel kind="empty" icon="record" title={words.none} text={words.noneText} />;
  return (
    <>
      {list.items.map((card) => (
        <ScreenCard key={card.questionnaire} card={card} today={list.today} acts={acts} />
      ))}
    </>
  );
}

import type { LessonCard, LessonList } from '@kangban/contract/lesson';
import { LESSON_TOPICS } from '@kangban/domain/lesson/types';
import { lesson as words } from '@/copy/lesson';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Mark } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { ProgressBar } from '@/ui/progress-bar/progress-bar';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { View } from '@tarojs/components';
import './lesson.scss';

function LessonRow({ card, onOpen }: { card: LessonCard; onOpen: () => void }) {
  const { title, about, minutes, questions, passedOn } = card;
  const note = words.minutes(minutes, questions);
  const label = passedOn === null ? words.open(title, note) : words.openPassed(title, note);
  return (
    <Row
      title={title}
      note={passedOn === null ? `${about}。${note}` : words.passedNote(about)}
      lead={passedOn === null ? undefined : <Mark kind="normal" size={26} />}
      icon="book"
      label={label}
      onPress={onOpen}
    />
  );
}

/** Every lesson by what it is about, and how many were learned this year. */
export function ListView({ list, onOpen }: { list: LessonList; onOpen: (card: LessonCard) => void }) {
  const said = words.learned(list.passed, list.items.length);
  return (
    <>
      <Lead title={words.listLead(list.label)} text={words.listText} />
      <Inset>
        <View className="lesson-quiet">{said}</View>
        <ProgressBar done={list.passed} total={list.items.length} label={said} />
      </Inset>
      {LESSON_TOPICS.map((topic) => {
        const items = list.items.filter((card) => card.topic === topic);
        if (items.length === 0) return null;
        return (
          <View key={topic}>
            <SectionTitle text={words.topics[topic]} />
            <Card flush>
              {items.map((card) => (
                <LessonRow key={card.lesson} card={card} onOpen={() => onOpen(card)} />
              ))}
            </Card>
          </View>
        );
      })}
      <Inset>
        <Note tone="sunk">{words.yearly}</Note>
      </Inset>
    </>
  );
}

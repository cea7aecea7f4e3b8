import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ReadingLetter } from '@kangban/contract/reading/letter';
import { letter as words } from '@/copy/reading';
import { states } from '@/copy/states';
import { daySpan } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';

/** A week or a month in plain words. What is being read aloud is marked. */
export function LetterView({ letter }: { letter: ReadingLetter }) {
  const { title, from, to, final, paragraphs, source } = letter;
  const [read, setRead] = useState<number>();
  const spoken = [title, ...paragraphs.map(({ heading, lines }) => [heading, ...lines].filter(Boolean).join('，'))];
  return (
    <>
      <View className="reading-lead">
        <View>
          <Heading text={title} level={2} look="title-l" />
          <View className="reading-quiet">{daySpan(from, to, to)}</View>
        </View>
        <ReadAloud paragraphs={spoken} start={states.readAloud} stop={states.stopReading} onParagraph={setRead} />
      </View>
      {!final && (
        <View className="reading-edge">
          <Note tone="sunk">{words.running}</Note>
        </View>
      )}
      {paragraphs.map(({ heading, lines }, index) => (
        <View
          key={heading}
          className={classNames('reading-paragraph', read === index + 1 && 'reading-paragraph--read')}
        >
          <Card>
            {heading !== '' && <Heading text={heading} level={3} look="heading" />}
            {lines.map((line) => (
              <View key={line} className="reading-line-said">
                {line}
              </View>
            ))}
          </Card>
        </View>
      ))}
      <View className="reading-foot-said">
        <View>{words.notCare}</View>
        {source !== '' && <View>{words.source(source)}</View>}
      </View>
    </>
  );
}

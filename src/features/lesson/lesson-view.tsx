import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Lesson } from '@kangban/contract/lesson';
import { lesson as words } from '@/copy/lesson';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import { Heading } from '@/ui/heading/heading';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import './lesson.scss';

type Block = Lesson['blocks'][number];

function Steps({ lines }: { lines: readonly string[] }) {
  return (
    <View className="lesson-lines" {...a11y({ role: 'list' })}>
      {lines.map((line, index) => (
        <View
          key={line}
          className="lesson-step"
          {...a11y({ role: 'listitem', label: `${words.step(index + 1)}，${line}` })}
        >
          <View className="lesson-step__number">{index + 1}</View>
          <View className="lesson-line">{line}</View>
        </View>
      ))}
    </View>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <View className="lesson-lines">
      {lines.map((line) => (
        <View key={line} className="lesson-line">
          {line}
        </View>
      ))}
    </View>
  );
}

const Source = ({ source, verified }: Block) => (
  <View className="lesson-source">{`${words.source(source)}${verified ? '' : `（${words.unverified}）`}`}</View>
);

/** A part of the lesson; what cannot wait stands on its own ground, with a shape before it. */
function BlockCard({ block, read }: { block: Block; read: boolean }) {
  const { kind, heading, lines } = block;
  const head = <Heading text={heading} level={2} look="heading" />;
  if (kind === 'alarm')
    return (
      <Inset>
        <Note tone="urgent">
          <View className="lesson-alarm">
            {head}
            <Lines lines={lines} />
            <Source {...block} />
          </View>
        </Note>
      </Inset>
    );
  return (
    <Card label={heading} className={classNames(read && 'lesson-reading')}>
      {head}
      {kind === 'steps' ? <Steps lines={lines} /> : <Lines lines={lines} />}
      <Source {...block} />
    </Card>
  );
}

const spokenOf = ({ title, about, blocks }: Lesson): string[] => [
  `${title}。${about}。`,
  ...blocks.map(({ heading, lines }) => `${heading}。${lines.join('')}`),
];

/** A lesson as it is read: part after part, each with where it is from. */
export function LessonView({ lesson }: { lesson: Lesson }) {
  const [read, setRead] = useState<number>();
  const { title, about, blocks, passedOn, edition } = lesson;
  return (
    <View>
      <Lead title={title} text={about} />
      <Inset>
        <ReadAloud
          paragraphs={spokenOf(lesson)}
          start={states.readAloud}
          stop={states.stopReading}
          onParagraph={setRead}
        />
        {passedOn !== null && <Note tone="brand">{words.passedOn(fullDay(passedOn))}</Note>}
      </Inset>
      {blocks.map((block, index) => (
        <BlockCard key={block.heading} block={block} read={read === index + 1} />
      ))}
      <Inset>
        <View className="lesson-quiet">{words.notDoctor}</View>
        <View className="lesson-source">{words.edition(fullDay(edition))}</View>
      </Inset>
    </View>
  );
}

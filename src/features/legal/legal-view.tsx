import { View } from '@tarojs/components';
import { states } from '@/copy/states';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import './legal.scss';

export interface LegalViewProps {
  title: string;
  /** 2026-11-01: which edition this is. */
  version: string;
  sections: readonly { heading: string; paragraphs: readonly string[] }[];
}

/** A text to read before agreeing, or to have it read. */
export function LegalView({ title, version, sections }: LegalViewProps) {
  const spoken = sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]);
  return (
    <>
      <Lead title={title} text={states.version(version)} />
      <Inset>
        <ReadAloud paragraphs={spoken} start={states.readAloud} stop={states.stopReading} />
      </Inset>
      {sections.map(({ heading, paragraphs }) => (
        <Card key={heading}>
          <Heading text={heading} look="heading" />
          {paragraphs.map((paragraph) => (
            <View key={paragraph} className="legal-text">
              {paragraph}
            </View>
          ))}
        </Card>
      ))}
    </>
  );
}

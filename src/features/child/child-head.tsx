import { View } from '@tarojs/components';
import type { ChildOverview } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Mark } from '@/ui/mark/mark';
import { Pressable } from '@/ui/pressable/pressable';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { nextWords, spokenOf } from './next-words';
import { tilesOf, type Tile } from './tiles';
import './child.scss';

/** What is first, in one line. Its button stands at the foot of the page. */
export function NextHead({ child }: { child: ChildOverview }) {
  const { mark, title, text } = nextWords(child);
  return (
    <Card className="child-next" label={words.first}>
      <View className="child-next__line">
        <Mark kind={mark} size={28} />
        <Heading text={title} look="title" />
      </View>
      <View className="child-next__text">{text}</View>
      <ReadAloud paragraphs={spokenOf(child)} start={states.readAloud} stop={states.stopReading} />
    </Card>
  );
}

const OPENS = {
  vaccines: (residentId: string) => openPage('vaccines', { residentId }),
  growth: (residentId: string) => openPage('growth', { residentId }),
  vision: (residentId: string) => openPage('vision', { residentId }),
} satisfies Record<Tile['key'], unknown>;

/** How it stands, at a glance: each square opens its own page. */
export function StateTiles({ child }: { child: ChildOverview }) {
  return (
    <View className="child-tiles" {...a11y({ role: 'group', label: words.tilesLabel })}>
      {tilesOf(child).map(({ key, mark, title, lines }) => (
        <Pressable
          key={key}
          className="child-tile"
          label={[title, ...lines].join('，')}
          onPress={() => void OPENS[key](child.residentId)}
        >
          <View className="child-tile__head">
            <Mark kind={mark} size={22} />
            <View>{title}</View>
          </View>
          <View className="child-tile__lines">
            {lines.map((line) => (
              <View key={line}>{line}</View>
            ))}
          </View>
        </Pressable>
      ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import { itemName, trend as words } from '@/copy/reading';
import { states } from '@/copy/states';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { ITEM_ICONS } from './entry';
import { PersonPicture, type PersonPictureProps } from './person-picture';

/** Some days in one sentence, as a picture, in words, in numbers and as a table. */
export function TrendView({ residentId, days, trend }: PersonPictureProps) {
  if (trend.points.length === 0)
    return <StatePanel kind="empty" icon={ITEM_ICONS[trend.item]} title={words.none} text={words.noneText} />;
  const [first = itemName[trend.item], ...lines] = trend.words;
  return (
    <>
      <View className="reading-lead">
        <Heading text={first} level={2} look="title" />
        <ReadAloud paragraphs={trend.words} start={states.readAloud} stop={states.stopReading} />
      </View>
      <Card>
        <PersonPicture residentId={residentId} days={days} trend={trend} />
      </Card>
      {lines.length > 0 && (
        <>
          <SectionTitle text={words.words} />
          <Card>
            {lines.map((text) => (
              <View key={text} className="reading-line-said">
                {text}
              </View>
            ))}
          </Card>
        </>
      )}
    </>
  );
}

import { View } from '@tarojs/components';
import type { MissingThing, RecordOverview } from '@kangban/contract/record/record';
import { recordPages as words } from '@/copy/record-pages';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { Tag } from '@/ui/tag/tag';
import './record.scss';

type Way = MissingThing['ways'][number];

/** What a person types has a page of its own; somebody who acts for another only sees who can do it. */
function openWay(way: Way, thing: string, residentId: string): void {
  if (way === 'measure') void openPage('growth', { residentId });
  else if (way === 'visits') void openPage('visits', { residentId });
  else if (way === 'enter' && thing === 'contact') void openPage('pocketContacts', { residentId });
  else if (way === 'enter')
    void openPage('ownEntry', { residentId, kind: thing === 'medicines' ? 'medicine' : 'allergy' });
  else if (way === 'correct') void openPage('recordCorrection', { residentId });
  else void openPage('sites');
}

const isOwn = (way: Way): boolean => way === 'enter' || way === 'measure' || way === 'visits';

/** One thing that is missing, why it matters, and the ways it gets in. */
export function MissingCard({ missing, data }: { missing: MissingThing; data: RecordOverview }) {
  const { thing, title, text, ways } = missing;
  // A proxy looks, and the person or the clinic writes.
  const open = ways.filter((way) => data.right !== 'proxy' || !isOwn(way));
  return (
    <Card>
      <View className="record-missing">
        <Heading text={title} level={3} look="heading" />
        <Tag text={ways.some(isOwn) ? words.whoCan.person : words.whoCan.clinic} />
      </View>
      <View>{text}</View>
      <View className="record-missing__ways">
        {open.map((way) => (
          <LinkButton
            key={way}
            text={words.ways[way]}
            label={`${title}，${words.ways[way]}`}
            arrow
            onPress={() => openWay(way, thing, data.residentId)}
          />
        ))}
      </View>
    </Card>
  );
}

import { View } from '@tarojs/components';
import { getRecord, type MissingThing, type RecordOverview } from '@kangban/contract/record/record';
import { recordPages as words } from '@/copy/record-pages';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Tag } from '@/ui/tag/tag';
import '@/features/record/record.scss';

type Way = MissingThing['ways'][number];

/** What a person types has a page of its own; somebody who acts for another only sees who can do it. */
function openWay(way: Way, thing: string, residentId: string): void {
  if (way === 'measure') void openPage('growth', { residentId });
  else if (way === 'visits') void openPage('visits', { residentId });
  else if (way === 'enter' && thing === 'contact') void openPage('pocketContacts', { residentId });
  else if (way === 'enter')
    void openPage('ownEntry', { residentId, kind: thing === 'medicines' ? 'medicine' : 'allergy' });
  else void openPage('sites');
}

const isOwn = (way: Way): boolean => way === 'enter' || way === 'measure' || way === 'visits';

function Thing({ missing, data }: { missing: MissingThing; data: RecordOverview }) {
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

export default function CompletePage() {
  const { residentId = '' } = usePageParams('recordComplete');
  const remote = useRemote({ endpoint: getRecord, input: { params: { residentId } } });
  return (
    <InnerPage title={words.completeTitle}>
      <RemoteView remote={remote} here={pathTo('recordComplete', { residentId })} shape="rows">
        {(data) => (
          <>
            {data.missing.length === 0 ? (
              <Lead mark="normal" title={words.complete} text={words.completeDone} />
            ) : (
              <Lead title={words.completeLead(data.missing.length)} text={words.completeText} />
            )}
            {data.missing.map((missing) => (
              <Thing key={missing.thing} missing={missing} data={data} />
            ))}
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}

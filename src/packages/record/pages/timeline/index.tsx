import { useState } from 'react';
import { getRecord } from '@kangban/contract/record/record';
import { TimelineGroup } from '@kangban/contract/record/timeline';
import { recordPages as words } from '@/copy/record-pages';
import { FilterChips } from '@/features/record/filter-chips';
import { HiddenRow } from '@/features/record/hidden-row';
import { TimelineList } from '@/features/record/timeline-list';
import { useTimeline } from '@/features/record/use-timeline';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

const groupOf = (text: string | undefined): TimelineGroup | undefined => {
  const parsed = TimelineGroup.safeParse(text);
  return parsed.success ? parsed.data : undefined;
};

export default function TimelinePage() {
  const { residentId = '', group: asked } = usePageParams('recordTimeline');
  const [group, setGroup] = useState(() => groupOf(asked));
  const { remote, items, hasMore, state, more } = useTimeline(residentId, group);
  // The filters that hold something come with the first page of the record, which is nearly always known already.
  const overview = knownOf(useRemote({ endpoint: getRecord, input: { params: { residentId } } }));
  const label = knownOf(remote)?.label;
  return (
    <InnerPage title={label === undefined ? words.timelineTitle : words.timelineOf(label)}>
      <FilterChips groups={overview?.groups ?? (group ? [group] : [])} current={group} onChange={setGroup} />
      <RemoteView remote={remote} here={pathTo('recordTimeline', { residentId })} shape="rows">
        {({ hidden }) =>
          items.length === 0 ? (
            <StatePanel kind="empty" icon="record" title={words.timelineEmpty} text={words.timelineEmptyText} />
          ) : (
            <>
              <Card className="record-stack">
                <TimelineList items={items} residentId={residentId} />
              </Card>
              <Inset>
                {state === 'failed' && (
                  <Note tone="attention" live>
                    {words.moreFailed}
                  </Note>
                )}
                {hasMore ? (
                  <Button
                    kind="second"
                    text={state === 'loading' ? words.loadingMore : words.more}
                    onPress={() => void more()}
                  />
                ) : (
                  <Note tone="sunk">{words.end}</Note>
                )}
              </Inset>
              <HiddenRow residentId={residentId} count={hidden} />
            </>
          )
        }
      </RemoteView>
    </InnerPage>
  );
}

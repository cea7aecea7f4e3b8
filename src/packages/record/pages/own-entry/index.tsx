import { View } from '@tarojs/components';
import { listOwnEntries } from '@kangban/contract/record/own-entry';
import { ownEntry as words } from '@/copy/pocket';
import { isOwnKind, OWN_KINDS } from '@/features/own-entry/entry';
import { EntryForm } from '@/features/own-entry/entry-form';
import { useOwnEntry } from '@/features/own-entry/use-own-entry';
import { Written } from '@/features/own-entry/written';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import { Row } from '@/ui/row/row';
import { Toast } from '@/ui/toast/toast';

type State = ReturnType<typeof useOwnEntry>;

const Kinds = ({ state }: { state: State }) => (
  <View className="own-entry-kinds" {...a11y({ role: 'tablist', label: words.lead })}>
    {OWN_KINDS.map((kind) => (
      <Pressable
        key={kind}
        className={classNames('own-entry-kinds__kind', kind === state.kind && 'own-entry-kinds__kind--on')}
        role="tab"
        label={words.kinds[kind]}
        selected={kind === state.kind}
        onPress={() => state.choose(kind)}
      >
        {words.kinds[kind]}
      </Pressable>
    ))}
  </View>
);

/** What is measured has a page of its own. */
const ToReadings = ({ residentId }: { residentId: string }) => (
  <View className="own-entry-readings">
    <Card flush>
      <Row
        icon="heart"
        title={words.readings}
        note={words.readingsNote}
        onPress={() => void openPage('readings', { residentId })}
      />
    </Card>
  </View>
);

export default function OwnEntryPage() {
  const { residentId = '', kind } = usePageParams('ownEntry');
  const state = useOwnEntry(residentId, isOwnKind(kind) ? kind : 'allergy');
  const remote = useRemote({ endpoint: listOwnEntries, input: { params: { residentId } } });
  const reload = (): void => void remote.reload();
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('ownEntry', { residentId })} shape="rows">
        {({ items, mayWrite }) => (
          <>
            {mayWrite ? (
              <>
                <ToReadings residentId={residentId} />
                <Kinds state={state} />
              </>
            ) : (
              <Inset>
                <Note tone="sunk">{words.proxy}</Note>
              </Inset>
            )}
            {mayWrite && <EntryForm state={state} onSaved={reload} />}
            <Written residentId={residentId} items={items} mayWrite={mayWrite} onWithdrawn={reload} />
          </>
        )}
      </RemoteView>
      <Toast text={state.said} onGone={state.hush} />
    </InnerPage>
  );
}

import { useState } from 'react';
import { listActingForMe } from '@kangban/contract/family';
import { getMe } from '@kangban/contract/identity';
import { family as words } from '@/copy/family';
import { bind } from '@/copy/binding';
import { states } from '@/copy/states';
import { ChildrenToAdd } from '@/features/family/children-to-add';
import { FamilyList } from '@/features/family/family-list';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

function Add() {
  return (
    <Card flush>
      <Row icon="child" title={words.addChild} note={words.addChildNote} onPress={() => void openPage('addChild')} />
      <Row icon="people" title={words.addElder} note={words.addElderNote} onPress={() => void openPage('addElder')} />
    </Card>
  );
}

export default function FamilyPage() {
  const [said, setSaid] = useState<string>();
  const me = useRemote({ endpoint: getMe, input: {} });
  const bound = me.state === 'ready' && me.data.account.bound;
  const acting = useRemote(bound ? { endpoint: listActingForMe, input: {} } : undefined);
  const items = acting.state === 'ready' ? acting.data.items : [];
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={me} here={pathTo('family')} shape="rows">
        {({ account, family, childrenToAdd }) =>
          account.bound ? (
            <>
              <ChildrenToAdd items={childrenToAdd} today={account.today} onAdded={() => void me.reload()} />
              <Add />
              <FamilyList
                members={family}
                actingForMe={items}
                today={account.today}
                onEnded={() => {
                  setSaid(words.ended);
                  void acting.reload();
                }}
              />
            </>
          ) : (
            <StatePanel kind="no-permission" icon="id-card" title={states.bindFirst} text={bind.forFamilyNote}>
              <Button text={states.bind} onPress={() => void openPage('bind')} />
            </StatePanel>
          )
        }
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

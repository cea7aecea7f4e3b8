import { useState } from 'react';
import { getMe, type Me } from '@kangban/contract/identity';
import { bind as words } from '@/copy/binding';
import { BindFields, useBinding } from '@/features/identity/bind-form';
import { ChildrenToAdd } from '@/features/family/children-to-add';
import { InnerPage } from '@/features/shell/page';
import { goBack, openPage, restartAt, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StepBar } from '@/ui/step-bar/step-bar';

function OtherWays() {
  return (
    <>
      <SectionTitle text={words.otherWays} />
      <Card flush>
        <Row icon="hospital" title={words.window} note={words.windowNote} onPress={() => void openPage('window')} />
        <Row icon="people" title={words.forFamily} note={words.forFamilyNote} />
      </Card>
      <Inset>
        <Note icon="shield">{words.safe}</Note>
      </Inset>
    </>
  );
}

function Done({ bound, toHome }: { bound: Me; toHome: boolean }) {
  const remote = useRemote({ endpoint: getMe, input: {} });
  const me = knownOf(remote) ?? bound;
  const own = me.family.find(({ right }) => right === 'self');
  return (
    <InnerPage
      title={words.title}
      onBack={false}
      foot={
        <BottomBar>
          <Button text={words.addFamily} kind="second" onPress={() => void openPage('family')} />
          <Button text={words.goHome} onPress={() => (toHome ? void restartAt('home') : void goBack())} />
        </BottomBar>
      }
    >
      <StepBar steps={words.steps} current={2} label={words.stepLabel(3)} />
      <Lead title={words.done} mark="normal" text={words.doneText(own?.nameMasked ?? '')} />
      <ChildrenToAdd items={me.childrenToAdd} today={me.account.today} onAdded={() => void remote.reload()} />
    </InnerPage>
  );
}

export default function BindPage() {
  const params = usePageParams('bind');
  const [me, setMe] = useState<Me>();
  const state = useBinding(setMe);
  const toHome = params.then === 'home';
  if (me) return <Done bound={me} toHome={toHome} />;
  return (
    <InnerPage
      title={words.title}
      foot={
        <BottomBar>
          <Button text={words.submit} busy={state.busy} onPress={() => void state.submit()} />
        </BottomBar>
      }
    >
      <StepBar steps={words.steps} current={1} label={words.stepLabel(2)} />
      <Lead title={words.heading} text={words.lead} />
      <Inset>
        <BindFields state={state} />
      </Inset>
      <OtherWays />
      {toHome && (
        <Inset>
          <Button text={words.later} kind="plain" onPress={() => void restartAt('home')} />
        </Inset>
      )}
    </InnerPage>
  );
}

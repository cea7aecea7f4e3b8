import { useState } from 'react';
import { addChild } from '@kangban/contract/family';
import type { FamilyMember } from '@kangban/contract/identity';
import { family as words } from '@/copy/family';
import { PersonFields } from '@/features/family/person-fields';
import { usePersonForm } from '@/features/family/use-person-form';
import { InnerPage } from '@/features/shell/page';
import { openPage, restartAt } from '@/platform/navigation';
import { call } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Row } from '@/ui/row/row';

export default function AddChildPage() {
  const [added, setAdded] = useState<FamilyMember>();
  const form = usePersonForm(async (body) => setAdded((await call(addChild, { body })).member));
  if (added) {
    return (
      <InnerPage
        title={words.child.title}
        foot={
          <BottomBar>
            <Button text={words.seeHome} onPress={() => void restartAt('home')} />
          </BottomBar>
        }
      >
        <Lead title={words.child.done(added.label)} mark="normal" />
      </InnerPage>
    );
  }
  return (
    <InnerPage
      title={words.child.title}
      foot={
        <BottomBar>
          <Button text={words.child.submit} busy={form.busy} onPress={() => void form.submit()} />
        </BottomBar>
      }
    >
      <Lead title={words.child.heading} text={words.child.lead} />
      <Inset>
        <PersonFields form={form} />
      </Inset>
      <Card flush>
        <Row
          icon="hospital"
          title={words.child.otherway}
          note={words.child.otherwayText}
          onPress={() => void openPage('window')}
        />
      </Card>
    </InnerPage>
  );
}

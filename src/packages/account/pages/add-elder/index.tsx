import { useState } from 'react';
import { addElder, type PendingLink } from '@kangban/contract/family';
import type { FamilyMember } from '@kangban/contract/identity';
import { family as words } from '@/copy/family';
import { ElderCode } from '@/features/family/elder-code';
import { PersonFields } from '@/features/family/person-fields';
import { usePersonForm } from '@/features/family/use-person-form';
import { InnerPage } from '@/features/shell/page';
import { restartAt } from '@/platform/navigation';
import { call } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';

export default function AddElderPage() {
  const [link, setLink] = useState<PendingLink>();
  const [added, setAdded] = useState<FamilyMember>();
  const form = usePersonForm(async (body) => setLink(await call(addElder, { body })));
  if (added ?? link) {
    return (
      <InnerPage
        title={words.elder.title}
        foot={
          added && (
            <BottomBar>
              <Button text={words.seeHome} onPress={() => void restartAt('home')} />
            </BottomBar>
          )
        }
      >
        {added && <Lead title={words.elder.done(added.label)} mark="normal" text={words.elder.scope} />}
        {link && !added && <ElderCode link={link} onDone={setAdded} />}
      </InnerPage>
    );
  }
  return (
    <InnerPage
      title={words.elder.title}
      foot={
        <BottomBar>
          <Button text={words.elder.submit} busy={form.busy} onPress={() => void form.submit()} />
        </BottomBar>
      }
    >
      <Lead title={words.elder.heading} text={words.elder.lead} />
      <Inset>
        <PersonFields form={form} />
        <Note icon="shield">{words.elder.scope}</Note>
      </Inset>
    </InnerPage>
  );
}

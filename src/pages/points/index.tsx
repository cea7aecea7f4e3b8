import { useState } from 'react';
import { getHome, type Home, type MemberSummary } from '@kangban/contract/home';
import { points as words } from '@/copy/points';
import { states } from '@/copy/states';
import { PersonSheet } from '@/features/family/person-sheet';
import { showPerson, useShownPerson } from '@/features/family/shown-person';
import { TabView, usePoints } from '@/features/points/tab-view';
import { TabPageFrame } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { StatePanel } from '@/ui/state-panel/state-panel';

const HERE = pathTo('points');

interface PersonProps {
  member: MemberSummary['member'];
  hotline: string;
  onChangePerson: (() => void) | undefined;
}

function PersonPoints({ member, hotline, onChangePerson }: PersonProps) {
  const { account, setAccount, remote } = usePoints(member.residentId);
  return (
    <>
      <RemoteView remote={remote} here={HERE} hotline={hotline}>
        {(data) => (
          <TabView
            data={data}
            member={member}
            account={account}
            onAccount={setAccount}
            onChangePerson={onChangePerson}
          />
        )}
      </RemoteView>
      {remote.state === 'error' && onChangePerson && (
        <Inset>
          <Button text={words.changePerson} kind="second" icon="swap" onPress={onChangePerson} />
        </Inset>
      )}
    </>
  );
}

/** Whoever is looked at on the other tabs; else the reader, else the first of the family. */
function personOf({ members }: Home, shown: string | undefined): MemberSummary['member'] | undefined {
  const people = members.map(({ member }) => member);
  return (
    people.find(({ residentId }) => residentId === shown) ?? people.find(({ right }) => right === 'self') ?? people[0]
  );
}

function Points({ home }: { home: Home }) {
  const shown = useShownPerson();
  const [open, setOpen] = useState(false);
  const member = personOf(home, shown);
  if (!member)
    return (
      <StatePanel kind="empty" icon="points" title={words.noPerson} text={words.noPersonText}>
        <Button text={states.bind} onPress={() => void openPage('bind')} />
      </StatePanel>
    );
  return (
    <>
      <PersonPoints
        key={member.residentId}
        member={member}
        hotline={home.hotline}
        onChangePerson={home.members.length > 1 ? () => setOpen(true) : undefined}
      />
      <PersonSheet
        open={open}
        title={words.changePersonTitle}
        people={home.members.map((each) => ({ member: each.member }))}
        current={member.residentId}
        currentWord={words.now}
        today={home.today}
        onPick={(residentId) => {
          setOpen(false);
          showPerson(residentId);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

export default function PointsPage() {
  const remote = useRemote({ endpoint: getHome, input: {}, keep: true });
  return (
    <TabPageFrame tab="points" title={words.title}>
      <RemoteView remote={remote} here={HERE}>
        {(home) => <Points home={home} />}
      </RemoteView>
    </TabPageFrame>
  );
}

import { getHome, type Home } from '@kangban/contract/home';
import { getImmunization } from '@kangban/contract/immunization';
import { getRecord } from '@kangban/contract/record/record';
import { home as homeWords } from '@/copy/home';
import { record as words } from '@/copy/vaccine-record';
import { letterOf } from '@/copy/people';
import { record as recordWords } from '@/copy/record';
import { childrenOf } from '@/features/home/children';
import { shell } from '@/copy/shell';
import { showPerson, useShownPerson } from '@/features/family/shown-person';
import { RecordView } from '@/features/immunization/record-view';
import { RecordHome } from '@/features/record/home-view';
import { TabPageFrame } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { FamilySwitcher } from '@/ui/family-switcher/family-switcher';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

const HERE = pathTo('record');

interface PersonProps {
  residentId: string;
  hotline: string;
}

/** A child's way on: the page of its growth, and the doses as they stand. They need no opening of the record. */
function ChildPart({ residentId, hotline }: PersonProps) {
  const remote = useRemote({ endpoint: getImmunization, input: { params: { residentId } }, keep: true });
  return (
    <>
      <Card flush>
        <Row icon="child" {...homeWords.tiles.child} onPress={() => void openPage('child', { residentId })} />
      </Card>
      <RemoteView remote={remote} here={HERE} shape="rows" hotline={hotline}>
        {(data) => <RecordView data={data} />}
      </RemoteView>
    </>
  );
}

function Closed({ residentId }: { residentId: string }) {
  return (
    <StatePanel kind="no-permission" icon="lock" title={recordWords.closed} text={recordWords.closedText}>
      <Button text={recordWords.open} onPress={() => void openPage('recordConsent', { residentId })} />
    </StatePanel>
  );
}

function PersonRecord({ residentId, hotline, child }: PersonProps & { child: boolean }) {
  const remote = useRemote({ endpoint: getRecord, input: { params: { residentId } } });
  const part = child && <ChildPart residentId={residentId} hotline={hotline} />;
  if (remote.state === 'error' && remote.problem.code === 'record-not-opened')
    return (
      <>
        <Closed residentId={residentId} />
        {part}
      </>
    );
  return (
    <>
      {remote.state !== 'ready' && remote.state !== 'offline' && part}
      <RemoteView remote={remote} here={HERE} shape="rows" hotline={hotline}>
        {(data) => <RecordHome data={data} child={part} />}
      </RemoteView>
    </>
  );
}

function Records({ home }: { home: Home }) {
  const shown = useShownPerson();
  const residentId = shown ?? home.firstResidentId ?? home.members[0]?.member.residentId;
  if (residentId === undefined) {
    return (
      <StatePanel kind="empty" icon="record" title={words.empty} text={words.emptyText}>
        <Button text={words.addFamily} onPress={() => void openPage('family')} />
      </StatePanel>
    );
  }
  return (
    <>
      <FamilySwitcher
        people={home.members.map(({ member }) => ({
          key: member.residentId,
          name: member.label,
          letter: letterOf(member.name),
          label: member.label,
        }))}
        current={residentId}
        label={homeWords.switcher}
        onChange={showPerson}
      />
      <PersonRecord
        key={residentId}
        residentId={residentId}
        hotline={home.hotline}
        child={childrenOf(home).some((one) => one.residentId === residentId)}
      />
    </>
  );
}

export default function RecordPage() {
  const remote = useRemote({ endpoint: getHome, input: {}, keep: true });
  return (
    <TabPageFrame tab="record" title={shell.tabs.record}>
      <RemoteView remote={remote} here={HERE} shape="rows">
        {(home) => <Records home={home} />}
      </RemoteView>
    </TabPageFrame>
  );
}

import { useEffect, useState } from 'react';
import { getHome, type Home } from '@kangban/contract/home';
import { home as words } from '@/copy/home';
import { PersonSheet } from '@/features/family/person-sheet';
import { showPerson, useShownPerson } from '@/features/family/shown-person';
import { ElderHome } from '@/features/home/elder-home';
import { HomeFoot } from '@/features/home/home-foot';
import { ModeButton } from '@/features/home/mode-button';
import { adultsOf } from '@/features/home/children';
import { thingsOf } from '@/features/home/first-thing';
import { StandardHome } from '@/features/home/standard-home';
import { PointsHomeRows } from '@/features/points/home-row';
import { TabPageFrame } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, replacePage } from '@/platform/navigation';
import { useReading } from '@/platform/reader-mode';
import { useSignedIn } from '@/platform/session';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';

const HERE = pathTo('home');

/** The tab of points, for the person tapped. */
function openPoints(residentId: string): void {
  showPerson(residentId);
  void openPage('points');
}

function Unbound({ home }: { home: Home }) {
  return (
    <>
      <StatePanel kind="no-permission" icon="id-card" title={words.unbound} text={words.unboundText}>
        <Button text={words.unboundGo} onPress={() => void openPage('bind')} />
      </StatePanel>
      <HomeFoot bureau={home.healthBureau} hotline={home.hotline} />
    </>
  );
}

/** Large type begins with the reader; somebody else first only when nothing waits for the reader. */
function elderScope(home: Home): string {
  const own = home.members.find(({ member }) => member.right === 'self')?.member.residentId;
  if (own !== undefined && thingsOf(home, own) > 0) return own;
  return home.firstResidentId ?? own ?? 'all';
}

function ElderWithChoice({ home }: { home: Home }) {
  const [open, setOpen] = useState(false);
  const shown = useShownPerson();
  const scope = shown ?? elderScope(home);
  return (
    <>
      <ElderHome
        home={home}
        scope={scope}
        onChangePerson={() => setOpen(true)}
        points={<PointsHomeRows people={adultsOf(home, scope)} onOpen={openPoints} />}
      />
      <PersonSheet
        open={open}
        title={words.changePersonTitle}
        people={home.members.map(({ member }) => ({ member }))}
        current={scope}
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

function HomeView({ home }: { home: Home }) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const shown = useShownPerson();
  if (home.members.length === 0) return <Unbound home={home} />;
  if (elder) return <ElderWithChoice home={home} />;
  return (
    <StandardHome
      home={home}
      scope={shown ?? 'all'}
      points={<PointsHomeRows people={adultsOf(home, shown ?? 'all')} onOpen={openPoints} />}
      onScope={(scope) => showPerson(scope === 'all' ? undefined : scope)}
    />
  );
}

export default function HomePage() {
  const signedIn = useSignedIn();
  const elder = useReading(({ mode }) => mode === 'elder');
  const remote = useRemote(signedIn ? { endpoint: getHome, input: {}, keep: true } : undefined);
  useEffect(() => {
    if (!signedIn) void replacePage('login');
  }, [signedIn]);
  return (
    <TabPageFrame
      tab="home"
      title={words.appName}
      beside={knownOf(remote)?.countyName}
      action={elder ? undefined : <ModeButton />}
    >
      {signedIn && (
        <RemoteView remote={remote} here={HERE}>
          {(home) => <HomeView home={home} />}
        </RemoteView>
      )}
    </TabPageFrame>
  );
}

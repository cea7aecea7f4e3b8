import { getMe, type Me } from '@kangban/contract/identity';
import { me as words } from '@/copy/me';
import { shell } from '@/copy/shell';
import { forgetUnfinished } from '@/features/booking/draft';
import { letterOf } from '@/copy/people';
import { ReadingSwitch } from '@/features/identity/reading-switch';
import { SignOut } from '@/features/identity/sign-out';
import { TabPageFrame } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { callPhone } from '@/platform/device';
import { openPage, restartAt } from '@/platform/navigation';
import { useSignedIn } from '@/platform/session';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { PersonCard } from '@/ui/person-card/person-card';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

function Own({ data: { account, family } }: { data: Me }) {
  const own = family.find(({ right }) => right === 'self');
  return (
    <>
      <PersonCard
        letter={own ? letterOf(own.name) : undefined}
        icon={own ? undefined : 'user'}
        name={own?.nameMasked ?? words.unbound}
        note={account.phoneMasked ? words.phone(account.phoneMasked) : words.bound}
      />
      <Card flush>
        {!account.bound && (
          <Row icon="id-card" title={words.bind} note={words.bindNote} onPress={() => void openPage('bind')} />
        )}
        <Row
          icon="people"
          title={words.family}
          note={words.familyNote(family.filter(({ right }) => right !== 'self').map(({ label }) => label))}
          onPress={() => void openPage('family')}
        />
        <Row icon="calendar" title={words.bookings} onPress={() => void openPage('bookings')} />
      </Card>
    </>
  );
}

function Rest({ hotline }: { hotline: string | undefined }) {
  return (
    <>
      <SectionTitle text={words.privacyTitle} />
      <Card flush>
        <Row icon="shield" title={words.privacy} onPress={() => void openPage('legal', { text: 'privacy' })} />
        <Row icon="book" title={words.terms} onPress={() => void openPage('legal', { text: 'terms' })} />
        <Row icon="hospital" title={words.window} onPress={() => void openPage('window')} />
        {hotline && <Row icon="phone" title={words.help(hotline)} onPress={() => void callPhone(hotline)} />}
      </Card>
    </>
  );
}

export default function MePage() {
  const signedIn = useSignedIn();
  const remote = useRemote({ endpoint: getMe, input: {}, keep: true });
  const hotline = remote.state === 'ready' ? remote.data.account.hotline : undefined;
  const left = (): void => {
    forgetUnfinished();
    void restartAt('login');
  };
  return (
    <TabPageFrame tab="me" title={shell.tabs.me}>
      <RemoteView remote={remote} here={pathTo('me')} shape="person">
        {(data) => <Own data={data} />}
      </RemoteView>
      <SectionTitle text={words.reading} />
      <Card flush>
        <ReadingSwitch signedIn={signedIn} />
      </Card>
      <Rest hotline={hotline} />
      {signedIn && <SectionTitle text={words.signOut} />}
      {signedIn && <SignOut onDone={left} />}
    </TabPageFrame>
  );
}

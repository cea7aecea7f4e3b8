import type { SiteDetail } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words, visitBooking } from '@/copy/booking';
import { choose } from '@/copy/immunization';
import { states } from '@/copy/states';
import { dayAndWeekday, spanWords } from '@/copy/when';
import { changeDraft, useDraft, visitOf, type Draft, type SlotTarget, type WaitTarget } from '@/features/booking/draft';
import { isAnswered } from '@/features/booking/screening';
import { SlotNotes } from '@/features/booking/slot-notes';
import { SlotPicker } from '@/features/booking/slot-picker';
import { useSlotSearch, type SlotSearch } from '@/features/booking/use-slot-search';
import { InnerPage } from '@/features/shell/page';
import { siteNote } from '@/features/sites/site-rows';
import { useDefaultSite } from '@/features/sites/use-default-site';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useSignedIn } from '@/platform/session';
import { knownOf } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { PersonCard } from '@/ui/person-card/person-card';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StepBar } from '@/ui/step-bar/step-bar';
import { Strong } from '@/ui/strong/strong';

interface FootProps {
  draft: Draft | undefined;
  site: SiteDetail | undefined;
  target: SlotTarget | WaitTarget | undefined;
  today: PlainDate | undefined;
}

function Chosen({ target, today }: Pick<FootProps, 'target' | 'today'>) {
  if (!target || !today) return <>{words.chooseOne}</>;
  const day = <Strong text={dayAndWeekday(target.day, today)} />;
  if (target.kind === 'wait') {
    return (
      <>
        {day} {words.waitChosen(target.half)}
      </>
    );
  }
  const times = [...new Set(target.places.map(({ startsAt, endsAt }) => spanWords(startsAt, endsAt)))];
  return (
    <>
      {day} {states.list(times)}
    </>
  );
}

/** Only looking: the clinic comes along into the booking. */
function LookFoot({ siteId }: { siteId: string | undefined }) {
  const signedIn = useSignedIn();
  const go = (): void => void openPage('chooseVaccine', { siteId });
  const signIn = (): void => void openPage('login', { to: pathTo('chooseVaccine', { siteId }) });
  return (
    <BottomBar>
      <Button text={signedIn ? words.noDraftGo : words.loginToBook} onPress={signedIn ? go : signIn} />
    </BottomBar>
  );
}

function Foot({ draft, site, target, today }: FootProps) {
  if (!draft) return <LookFoot siteId={site?.siteId} />;
  const shots = draft.people.flatMap(({ doses }) => doses).length;
  const visit = visitOf(draft);
  const next = visit ? visitBooking.next : words.next;
  const go = (): void => {
    if (!site || !target) return;
    const { siteId, name, shortName, room, changeCutoffAt } = site;
    changeDraft({ target, siteId, site: { siteId, name, shortName, room, changeCutoffAt } });
    if (visit || (today && isAnswered(draft, today))) void openPage('check');
    else void openPage('questions', { who: '0' });
  };
  return (
    <BottomBar left={<Chosen target={target} today={today} />} right={visit?.name ?? words.shots(shots)}>
      <Button text={target ? next : words.chooseOne} disabled={!target} onPress={go} />
    </BottomBar>
  );
}

interface BodyProps {
  search: SlotSearch;
  people: number;
  pick: boolean;
  here: string;
  /** A check-up has no waiting list. */
  service: 'child-health' | undefined;
}

function Body({ search, people, pick, here, service }: BodyProps) {
  const toSites = (): void => void openPage('sites', pick ? { pick: 'yes' } : {});
  return (
    <RemoteView remote={search.site} here={here}>
      {(site) => (
        <>
          <PersonCard
            icon="hospital"
            name={site.name}
            note={siteNote(site)}
            action={<LinkButton text={words.change} label={words.changeSite} onPress={toSites} />}
          />
          <RemoteView remote={search.availability} here={here} shape="cards">
            {(availability) =>
              search.choice && (
                <SlotPicker
                  site={site}
                  availability={availability}
                  choice={search.choice}
                  people={people}
                  mayWait={people === 1 && pick && !service}
                  service={service}
                  onTap={search.tap}
                  onJump={search.jump}
                  onOtherSites={toSites}
                />
              )
            }
          </RemoteView>
          <SlotNotes />
        </>
      )}
    </RemoteView>
  );
}

const todayOf = ({ availability }: SlotSearch): PlainDate | undefined => knownOf(availability)?.today;

interface ChooseTimeProps {
  draft: Draft | undefined;
  siteId: string | undefined;
  from: string | undefined;
}

/** Choosing a time for the booking that was begun, or only looking at a clinic's times. */
function ChooseTime({ draft, siteId, from }: ChooseTimeProps) {
  const people = draft?.people.length ?? 1;
  const service = visitOf(draft) ? ('child-health' as const) : undefined;
  const search = useSlotSearch({ siteId, service, people, from, target: draft?.target });
  const here = draft ? pathTo('slot') : pathTo('slot', { siteId });
  return (
    <InnerPage
      title={service ? visitBooking.title : words.title}
      foot={<Foot draft={draft} site={knownOf(search.site)} target={search.choice?.target} today={todayOf(search)} />}
    >
      {draft && !service && <StepBar steps={choose.steps} current={1} label={choose.stepLabel(2)} />}
      <Body search={search} people={people} pick={draft !== undefined} here={here} service={service} />
    </InnerPage>
  );
}

function WithDraft({ draft, from }: { draft: Draft; from: string | undefined }) {
  const siteId = useDefaultSite(draft.siteId, draft.people[0]?.residentId, visitOf(draft) && 'child-health');
  return <ChooseTime draft={draft} siteId={siteId} from={from} />;
}

export default function SlotPage() {
  const { siteId, from } = usePageParams('slot');
  const draft = useDraft();
  // An address with a clinic only looks around; a booking that was begun brings its own.
  if (siteId) return <ChooseTime draft={undefined} siteId={siteId} from={from} />;
  if (draft) return <WithDraft draft={draft} from={from} />;
  return (
    <InnerPage title={words.title}>
      <StatePanel kind="empty" icon="syringe" title={words.noDraft}>
        <Button text={words.noDraftGo} onPress={() => void openPage('chooseVaccine')} />
      </StatePanel>
    </InnerPage>
  );
}

import { useState } from 'react';
import { getHome, type Home, type MemberSummary } from '@kangban/contract/home';
import { getImmunization, type ImmunizationOfResident } from '@kangban/contract/immunization';
import { choose } from '@/copy/immunization';
import { errorSentences } from '@/copy/errors';
import { letterOf, personNote } from '@/copy/people';
import { unsure } from '@/copy/booking';
import { beginDraft, changeDraft } from '@/features/booking/draft';
import { hasOpenBooking } from '@/features/booking/submit';
import { PersonSheet } from '@/features/family/person-sheet';
import { AlsoCards } from '@/features/immunization/also-cards';
import { ChooseView, NothingDue } from '@/features/immunization/choose-view';
import { personWith } from '@/features/immunization/draft-people';
import { DOSES_MAX, groupDoses, preselected } from '@/features/immunization/groups';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { PersonCard } from '@/ui/person-card/person-card';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StepBar } from '@/ui/step-bar/step-bar';
import { TogetherSheet } from '@/features/immunization/together-sheet';

/** One booking carries as many people as a family brings at once. */
const PEOPLE_MAX = 4;

const toggled = (list: readonly string[], key: string): string[] =>
  list.includes(key) ? list.filter((each) => each !== key) : [...list, key];

interface FootProps {
  data: ImmunizationOfResident;
  doses: readonly string[];
  also: readonly string[];
  /** The clinic to begin with, when it was chosen before. */
  siteId: string | undefined;
}

/** Fetches what each further person can get, and begins the booking with all of them. */
async function begin({ data, doses, also, siteId }: FootProps): Promise<void> {
  const others = await Promise.all(also.map((residentId) => call(getImmunization, { params: { residentId } })));
  const people = others.map((other) => personWith(other, preselected(groupDoses(other))));
  beginDraft(
    [personWith(data, doses), ...people].filter((person) => person.doses.length > 0),
    data.today,
  );
  if (siteId) changeDraft({ siteId, site: undefined, target: undefined });
  await openPage('slot');
}

function Foot(props: FootProps) {
  const { doses, also } = props;
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [together, setTogether] = useState(false);
  const reason = doses.length > DOSES_MAX ? choose.tooMany(DOSES_MAX) : choose.chooseOne;
  const ready = doses.length + also.length > 0 && doses.length <= DOSES_MAX;
  const go = async (): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    await begin(props).catch((fault: unknown) => setWrong(errorSentences[asProblem(fault).code].say));
    setBusy(false);
  };
  return (
    <>
      <BottomBar
        left={wrong ?? (also.length > 0 ? choose.chosenPeople(doses.length, also.length) : choose.chosen(doses.length))}
        right={doses.length > 1 && <LinkButton text={choose.together} icon="info" onPress={() => setTogether(true)} />}
      >
        <Button text={ready ? choose.next : reason} disabled={!ready} busy={busy} onPress={() => void go()} />
      </BottomBar>
      <TogetherSheet open={together} onClose={() => setTogether(false)} />
    </>
  );
}

/** Others with something free due today, whom the same visit could serve. */
const othersOf = (home: Home | undefined, residentId: string): MemberSummary[] =>
  (home?.members ?? []).filter(({ member, due }) => member.residentId !== residentId && due.some(({ free }) => free));

/** A booking was sent and its answer got lost: that comes first. */
function OpenBookingNote() {
  if (!hasOpenBooking()) return null;
  return (
    <Inset>
      <Note tone="attention">{unsure.title}</Note>
      <Button text={unsure.ask} kind="second" onPress={() => void openPage('check')} />
    </Inset>
  );
}

interface ChangePersonProps {
  home: Home | undefined;
  data: ImmunizationOfResident;
  onPick: (residentId: string) => void;
}

function Person({ home, data, onPick }: ChangePersonProps) {
  const [open, setOpen] = useState(false);
  const people = (home?.members ?? []).map(({ member, due }) => ({
    member,
    note: due.length > 0 ? choose.canCount(due.length) : undefined,
  }));
  return (
    <>
      <PersonCard
        letter={letterOf(data.name)}
        name={data.label}
        note={personNote(data, data.today)}
        action={people.length > 1 ? <LinkButton text={choose.changePerson} onPress={() => setOpen(true)} /> : undefined}
      />
      <PersonSheet
        open={open}
        title={choose.changePersonTitle}
        people={people}
        current={data.residentId}
        currentWord={choose.current}
        today={data.today}
        onPick={(residentId) => {
          setOpen(false);
          onPick(residentId);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

interface ChooseForProps {
  residentId: string;
  siteId: string | undefined;
  home: Home | undefined;
  onPick: (residentId: string) => void;
}

function ChooseFor({ residentId, siteId, home, onPick }: ChooseForProps) {
  const [tapped, setTapped] = useState<readonly string[]>();
  const [also, setAlso] = useState<readonly string[]>([]);
  const remote = useRemote({ endpoint: getImmunization, input: { params: { residentId } } });
  const known = knownOf(remote);
  const doses = tapped ?? (known ? preselected(groupDoses(known)) : []);
  return (
    <InnerPage title={choose.title} foot={known && <Foot data={known} doses={doses} also={also} siteId={siteId} />}>
      <StepBar steps={choose.steps} current={0} label={choose.stepLabel(1)} />
      <OpenBookingNote />
      <RemoteView remote={remote} here={pathTo('chooseVaccine', { residentId })} shape="cards" hotline={home?.hotline}>
        {(data) => (
          <>
            <Person home={home} data={data} onPick={onPick} />
            <NothingDue data={data} />
            <ChooseView data={data} chosen={doses} onToggle={(key) => setTapped(toggled(doses, key))}>
              <AlsoCards
                others={othersOf(home, residentId)}
                today={data.today}
                chosen={also}
                onToggle={(id) => setAlso(toggled(also, id).slice(-(PEOPLE_MAX - 1)))}
              />
            </ChooseView>
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}

export default function ChoosePage() {
  const params = usePageParams('chooseVaccine');
  const [picked, setPicked] = useState<string>();
  const home = useRemote({ endpoint: getHome, input: {}, keep: true });
  const data = knownOf(home);
  const residentId = picked ?? params.residentId ?? data?.firstResidentId ?? data?.members[0]?.member.residentId;
  if (residentId !== undefined) {
    return <ChooseFor key={residentId} residentId={residentId} siteId={params.siteId} home={data} onPick={setPicked} />;
  }
  return (
    <InnerPage title={choose.title}>
      <RemoteView remote={home} here={pathTo('chooseVaccine')} shape="cards">
        {() => (
          <StatePanel kind="empty" icon="people" title={choose.noPeople}>
            <Button text={choose.addPeople} onPress={() => void openPage('family')} />
          </StatePanel>
        )}
      </RemoteView>
    </InnerPage>
  );
}

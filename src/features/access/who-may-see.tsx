import { useState } from 'react';
import type { ConsentItem, ConsentsOfResident } from '@kangban/contract/access';
import { endFamilyLink, listActingForMe, type ActingForMe } from '@kangban/contract/family';
import { WHO_MAY_SEE } from '@kangban/domain/access/consent-kinds';
import { access as words } from '@/copy/access';
import { apps } from '@/copy/app-access';
import { errorSentences } from '@/copy/errors';
import { family } from '@/copy/family';
import { fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Switch } from '@/ui/switch/switch';
import { itemOf } from './consent-words';
import { type Say, useSay } from './use-say';

export interface WhoMaySeeProps {
  data: ConsentsOfResident;
  /** What was agreed to has changed. */
  onChanged: () => void;
  /** Something was changed, in a sentence: for the page's toast. */
  onSaid: (text: string) => void;
}

const CLOSED_FIRST = 'family-doctor';

/** What follows when it is as it is: when it is on and who that is, when it is off what cannot be done. */
function noteOf({ kind, on, whenOn, whenOff, endsOn }: ConsentItem, { homeSiteName }: ConsentsOfResident): string {
  if (!on) return whenOff;
  const who = kind === CLOSED_FIRST ? words.ofSite(homeSiteName) : '';
  return `${who}${whenOn}${endsOn === null ? '' : words.until(fullDay(endsOn))}`;
}

interface SwitchesProps {
  data: ConsentsOfResident;
  saying: Say;
  onSaid: (text: string) => void;
}

function Switches({ data, saying, onSaid }: SwitchesProps) {
  const turn = async (item: ConsentItem, on: boolean): Promise<void> => {
    if (await saying.say(item, on)) onSaid(words.switched(item.title, on));
  };
  const items = WHO_MAY_SEE.flatMap((kind) => itemOf(data, kind) ?? []);
  return (
    <>
      {items.map((item) => (
        <Row
          key={item.kind}
          title={item.title}
          note={noteOf(item, data)}
          right={
            item.mayDecide === 'yes' ? (
              <Switch
                on={item.on}
                onChange={(on) => void turn(item, on)}
                label={item.title}
                words={words.switchWords}
              />
            ) : (
              words.state[item.on ? 'on' : 'off']
            )
          }
        />
      ))}
    </>
  );
}

interface Ending {
  linkId: string;
  title: string;
  text: string;
  yes: string;
}

/** Family members who may act for this person: switching one off ends the right. */
function People({ acting, onEnd }: { acting: readonly ActingForMe[]; onEnd: (ending: Ending) => void }) {
  return (
    <>
      {acting.map(({ linkId, nameMasked, right, endsOn }) => {
        const name = words.person(nameMasked);
        if (right === 'guardian') return <Row key={linkId} title={name} note={words.guardianPersonNote} />;
        const ending = {
          linkId,
          title: family.endTheirs(nameMasked),
          text: family.endTheirsText,
          yes: family.endTheirsYes,
        };
        return (
          <Row
            key={linkId}
            title={name}
            note={words.personNote(endsOn && fullDay(endsOn))}
            right={<Switch on onChange={() => onEnd(ending)} label={name} words={words.switchWords} />}
          />
        );
      })}
    </>
  );
}

function useEnding(onEnded: () => void) {
  const [ending, setEnding] = useState<Ending>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const end = async (): Promise<void> => {
    if (!ending) return;
    setBusy(true);
    const failed = await call(endFamilyLink, { params: { linkId: ending.linkId } }).then(
      () => undefined,
      (reason: unknown) => errorSentences[asProblem(reason).code].say,
    );
    setBusy(false);
    setProblem(failed);
    if (failed !== undefined) return;
    setEnding(undefined);
    onEnded();
  };
  return { ending, setEnding, busy, problem, end };
}

function EndConfirm({ ending: { ending, problem, busy, end, setEnding } }: { ending: ReturnType<typeof useEnding> }) {
  return (
    <Confirm
      id="end-link"
      open={ending !== undefined}
      title={ending?.title ?? ''}
      text={problem ?? ending?.text}
      yes={ending?.yes ?? ''}
      no={family.endNo}
      busy={busy}
      onYes={() => void end()}
      onNo={() => setEnding(undefined)}
    />
  );
}

function Closing({ data, saying, onSaid }: SwitchesProps) {
  const [asking, setAsking] = useState(false);
  const item = itemOf(data, 'open-record');
  if (!item?.on || item.mayDecide !== 'yes') return null;
  const close = async (): Promise<void> => {
    const taken = await saying.say(item, false);
    setAsking(false);
    if (taken) onSaid(words.closed);
  };
  return (
    <Card flush>
      <Row
        icon="close"
        title={words.closeOf(words.whose(data.label))}
        note={words.closeNote}
        onPress={() => setAsking(true)}
      />
      <Confirm
        id="close-record"
        open={asking}
        title={words.closeTitle}
        text={words.closeText}
        yes={words.closeYes}
        no={words.closeNo}
        busy={saying.busy}
        onYes={() => void close()}
        onNo={() => setAsking(false)}
      />
    </Card>
  );
}

function Secrets({ data }: { data: ConsentsOfResident }) {
  const note = data.right === 'guardian' && data.age === 'child' ? words.secretNoteChild : words.secretNote;
  return (
    <>
      <SectionTitle text={words.secretTitle} />
      <Card flush>
        <Row
          icon="lock"
          title={words.secretRow(data.sensitive.categories)}
          note={note}
          onPress={() => void openPage('recordUnlock', { residentId: data.residentId })}
        />
        <Row
          icon="phone"
          title={apps.title}
          note={apps.noneText}
          onPress={() => void openPage('apps', { residentId: data.residentId })}
        />
      </Card>
    </>
  );
}

interface PanelProps extends SwitchesProps {
  acting: readonly ActingForMe[];
  onEnd: (ending: Ending) => void;
}

function Panel(props: PanelProps) {
  const { data, saying, acting, onEnd } = props;
  const mine = itemOf(data, 'research')?.mayDecide === 'yes';
  return (
    <>
      <SectionTitle text={words.whoTitle} right={mine ? undefined : words.notMine(data.label)} />
      {saying.problem && (
        <Note tone="attention" live>
          {saying.problem}
        </Note>
      )}
      <Card flush>
        <Switches {...props} />
        <People acting={acting} onEnd={onEnd} />
        {data.right === 'proxy' && <Row title={words.me} note={words.meNote(data.label)} />}
      </Card>
      <Secrets data={data} />
      <Closing {...props} />
    </>
  );
}

/** 谁能看: who may see beside the family, who of the family may, what is kept apart, and the way out of all of it. */
export function WhoMaySee({ data, onChanged, onSaid }: WhoMaySeeProps) {
  const self = data.right === 'self';
  const acting = useRemote(self ? { endpoint: listActingForMe, input: {} } : undefined);
  const items = self ? (knownOf(acting)?.items ?? []) : [];
  const saying = useSay(data.residentId, onChanged);
  const ending = useEnding(() => {
    onSaid(family.ended);
    void acting.reload();
  });
  return (
    <>
      <Panel data={data} saying={saying} onSaid={onSaid} acting={items} onEnd={ending.setEnding} />
      <EndConfirm ending={ending} />
    </>
  );
}

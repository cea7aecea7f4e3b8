import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  getNotComeSummary,
  NotComeStanding,
  type NotComePerson,
  type NotComeSummary,
} from '@kangban/contract/checkup/not-come';
import { errorSentences } from '@/copy/errors';
import { notCome as words } from '@/copy/not-come';
import { states } from '@/copy/states';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { PeopleList } from '@/features/not-come/people-list';
import { useNotCome, type Filter, type NotComeList, type Said } from '@/features/not-come/use-not-come';
import { tableOf } from '@/features/not-come/words';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { saveTable } from '@/platform/save-text';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Chips } from '@/ui/chips/chips';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Sheet } from '@/ui/sheet/sheet';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

const ALL = 'all';

interface ListProps {
  list: NotComeList;
  summary: NotComeSummary;
  onContact: (person: NotComePerson) => void;
}

function List({ list, summary, onContact }: ListProps) {
  const { people, hasMore, busy, problem } = list;
  return (
    <>
      {problem && (
        <Note tone="attention" live>
          {errorSentences[problem.code].say}
        </Note>
      )}
      {!people && !problem && <Skeleton label={states.loading} shape="rows" />}
      {people?.length === 0 && <StatePanel kind="empty" title={words.empty} text={words.emptyText} />}
      {people && people.length > 0 && (
        <View className="worklist">
          <PeopleList people={people} today={summary.today} onContact={onContact} />
        </View>
      )}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void list.more()} />}
    </>
  );
}

const WAYS = [
  { key: 'phone', text: words.byPhone },
  { key: 'visit', text: words.byVisit },
] as const;
const OUTCOMES = ['will-come', 'no-answer', 'refused', 'cannot-move', 'checked-elsewhere', 'moved-away'] as const;

interface ContactSheetProps {
  person: NotComePerson | undefined;
  busy: boolean;
  onNote: (said: Said) => void;
  onInvite: () => void;
  onClose: () => void;
}

function ContactSheet({ person, busy, onNote, onInvite, onClose }: ContactSheetProps) {
  const [way, setWay] = useState<Said['way']>('phone');
  return (
    <Sheet
      id="checkup-contact"
      open={person !== undefined}
      title={words.contactTitle(person?.nameMasked ?? '')}
      closeLabel={states.close}
      onClose={onClose}
    >
      <View className="worklist-sheet">
        {person?.reachable ? (
          <Button text={words.invite} icon="bell" busy={busy} onPress={onInvite} />
        ) : (
          <Note tone="sunk">{words.noAccount}</Note>
        )}
        <SegmentedControl
          segments={WAYS}
          current={way}
          label={words.wayLabel}
          onChange={(key) => setWay(key === 'visit' ? 'visit' : 'phone')}
        />
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            kind="second"
            text={words.outcomes[outcome]}
            busy={busy}
            onPress={() => onNote({ way, outcome })}
          />
        ))}
      </View>
    </Sheet>
  );
}

function chipsOf({ byStanding, byVillage }: NotComeSummary) {
  const standings = NotComeStanding.options.flatMap((standing) => {
    const people = byStanding.find((one) => one.standing === standing)?.people ?? 0;
    return people > 0 ? [{ key: standing, text: words.chip(words.standings[standing], people) }] : [];
  });
  const villages = byVillage
    .filter(({ people, came }) => people > came)
    .map(({ village, people, came }) => ({ key: village, text: words.village(village, people - came) }));
  return {
    standings: [{ key: ALL, text: words.all }, ...standings],
    villages: [{ key: ALL, text: words.allVillages }, ...villages],
  };
}

function Board({ summary, onSaid }: { summary: NotComeSummary; onSaid: (text: string) => void }) {
  const [village, setVillage] = useState<string>();
  const [standing, setStanding] = useState<NotComeStanding>();
  const [person, setPerson] = useState<NotComePerson>();
  const filter: Filter = { ...(village !== undefined && { village }), ...(standing && { standing }) };
  const list = useNotCome(filter);
  const { standings, villages } = chipsOf(summary);
  const finish = (isDone: boolean, said: string): void => {
    setPerson(undefined);
    if (isDone) onSaid(said);
  };
  const save = async (): Promise<void> => {
    const rows = await list.all();
    if (!rows) return;
    saveTable(words.csvName(summary.today), tableOf(rows, summary.today));
    onSaid(words.csvDone(rows.length));
  };
  return (
    <View className="worklist-page">
      <View className="worklist-head">
        <View>
          <Heading text={words.lead(summary.notCome, summary.eligible)} />
          <View className="work-line__note">{words.rate(summary.ratePermille, summary.year)}</View>
        </View>
        <Button small kind="second" text={words.csv} busy={list.busy} onPress={() => void save()} />
      </View>
      <Chips
        wrap
        chips={standings}
        current={standing ?? ALL}
        label={words.standingLabel}
        onChange={(key) => setStanding(NotComeStanding.options.find((one) => one === key))}
      />
      <Chips
        wrap
        chips={villages}
        current={village ?? ALL}
        label={words.villageLabel}
        onChange={(key) => setVillage(key === ALL ? undefined : key)}
      />
      <List list={list} summary={summary} onContact={setPerson} />
      <ContactSheet
        person={person}
        busy={list.busy}
        onNote={(said) => void (person && list.note(person.residentId, said).then((done) => finish(done, words.noted)))}
        onInvite={() => void (person && list.invite(person.residentId).then((done) => finish(done, words.invited)))}
        onClose={() => setPerson(undefined)}
      />
    </View>
  );
}

/** The clinic's list of older people who have not come this year: whom to ask. */
export default function DeskNotComePage() {
  useDeskLock();
  const [said, setSaid] = useState<string>();
  const summary = useRemote({ endpoint: getNotComeSummary, input: {} });
  return (
    <InnerPage title={words.title} wide>
      <RemoteView remote={summary} here={pathTo('deskNotCome')} shape="rows">
        {(data) => <Board summary={data} onSaid={setSaid} />}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

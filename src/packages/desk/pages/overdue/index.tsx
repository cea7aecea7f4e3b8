import { useState } from 'react';
import { View } from '@tarojs/components';
import { ContactOutcome, getOverdueSummary, type OverdueChild, type OverdueSummary } from '@kangban/contract/worklist';
import { errorSentences } from '@/copy/errors';
import { overdue as words } from '@/copy/overdue';
import { states } from '@/copy/states';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { tableOf } from '@/features/overdue/csv';
import { OverdueLines } from '@/features/overdue/overdue-list';
import { useOverdue, type Filter, type OverdueList } from '@/features/overdue/use-overdue';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { timeInChina } from '@/platform/clock';
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

const MIN_DAYS = { any: 1, month: 30, quarter: 90, year: 365 } as const satisfies Record<
  keyof typeof words.days,
  number
>;
type Days = keyof typeof MIN_DAYS;
const SPANS = ['any', 'month', 'quarter', 'year'] as const satisfies readonly Days[];
const SEGMENTS = SPANS.map((key) => ({ key, text: words.days[key] }));

const ALL = 'all';

interface FiltersProps {
  summary: OverdueSummary;
  vaccine: string | undefined;
  days: Days;
  onVaccine: (vaccine: string | undefined) => void;
  onDays: (days: Days) => void;
}

function Filters({ summary, vaccine, days, onVaccine, onDays }: FiltersProps) {
  const found = summary.byVaccine.map((one) => ({ key: one.vaccine, text: words.vaccine(one.name, one.children) }));
  return (
    <>
      <Chips
        wrap
        chips={[{ key: ALL, text: words.all }, ...found]}
        current={vaccine ?? ALL}
        label={words.vaccineLabel}
        onChange={(key) => onVaccine(found.find((one) => one.key === key)?.key)}
      />
      <SegmentedControl
        segments={SEGMENTS}
        current={days}
        label={words.daysLabel}
        onChange={(key) => onDays(SPANS.find((one) => one === key) ?? 'any')}
      />
    </>
  );
}

interface ListProps {
  list: OverdueList;
  summary: OverdueSummary;
  onContact: (child: OverdueChild) => void;
}

function List({ list, summary, onContact }: ListProps) {
  const { children, hasMore, busy, problem } = list;
  return (
    <>
      {problem && (
        <Note tone="attention" live>
          {errorSentences[problem.code].say}
        </Note>
      )}
      {!children && !problem && <Skeleton label={states.loading} shape="rows" />}
      {children?.length === 0 && <StatePanel kind="empty" title={words.empty} text={words.emptyText} />}
      {children && children.length > 0 && (
        <View className="worklist">
          <OverdueLines today={summary.today} onContact={onContact}>
            {children}
          </OverdueLines>
        </View>
      )}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void list.more()} />}
    </>
  );
}

interface ContactSheetProps {
  child: OverdueChild | undefined;
  busy: boolean;
  onPick: (outcome: ContactOutcome) => void;
  onClose: () => void;
}

function ContactSheet({ child, busy, onPick, onClose }: ContactSheetProps) {
  return (
    <Sheet
      id="contact"
      open={child !== undefined}
      title={words.contactTitle(child?.nameMasked ?? '')}
      closeLabel={states.close}
      onClose={onClose}
    >
      <View className="worklist-sheet">
        {ContactOutcome.options.map((outcome) => (
          <Button
            key={outcome}
            kind="second"
            text={words.outcomes[outcome]}
            busy={busy}
            onPress={() => onPick(outcome)}
          />
        ))}
      </View>
    </Sheet>
  );
}

function Board({ summary, onSaid }: { summary: OverdueSummary; onSaid: (text: string) => void }) {
  const [vaccine, setVaccine] = useState<string>();
  const [days, setDays] = useState<Days>('any');
  const [child, setChild] = useState<OverdueChild>();
  const filter: Filter = { minDays: MIN_DAYS[days], ...(vaccine !== undefined && { vaccine }) };
  const list = useOverdue(filter);
  const note = async (outcome: ContactOutcome): Promise<void> => {
    const isNoted = child !== undefined && (await list.note(child.residentId, outcome));
    setChild(undefined);
    if (isNoted) onSaid(words.noted);
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
          <Heading text={words.lead(summary.overdueChildren, summary.childrenInArea)} />
          <View className="work-line__note">{words.takenAt(timeInChina(Date.parse(summary.takenAt)))}</View>
        </View>
        <Button small kind="second" text={words.csv} busy={list.busy} onPress={() => void save()} />
      </View>
      <Filters summary={summary} vaccine={vaccine} days={days} onVaccine={setVaccine} onDays={setDays} />
      <List list={list} summary={summary} onContact={setChild} />
      <ContactSheet
        child={child}
        busy={list.busy}
        onPick={(outcome) => void note(outcome)}
        onClose={() => setChild(undefined)}
      />
    </View>
  );
}

/** The clinic's list of children who are late, longest first: whom to call today. */
export default function DeskOverduePage() {
  const [said, setSaid] = useState<string>();
  const summary = useRemote({ endpoint: getOverdueSummary, input: {} });
  useDeskLock();
  return (
    <InnerPage title={words.title} wide>
      <RemoteView remote={summary} here={pathTo('deskOverdue')} shape="rows">
        {(data) => <Board summary={data} onSaid={setSaid} />}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import { getDeskChildVisits, type DeskChildVisits, type FindingLine } from '@kangban/contract/child-visit';
import { dayInChina, nowMs } from '@/platform/clock';
import { visitEntry as words, visits } from '@/copy/child-visit';
import { errorSentences } from '@/copy/errors';
import { fullDay } from '@/copy/when';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { useWalkIn } from '@/features/desk/use-walk-in';
import { WalkInFind } from '@/features/desk/walk-in-find';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import type { DeskVisit } from '@/features/visit-entry/entry';
import { Findings, Measures } from '@/features/visit-entry/entry-fields';
import { useVisitEntry, type VisitEntry } from '@/features/visit-entry/use-visit-entry';
import { pathTo } from '@/paths';
import { goBack } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

interface Kept {
  visit: DeskVisit;
  lines: readonly FindingLine[];
}

/** Which visit: what is open first; one that stands can be corrected. */
function Which({ data, onPick }: { data: DeskChildVisits; onPick: (visit: DeskVisit) => void }) {
  const [first, ...rest] = [...data.visits].sort((a, b) => Number(b.code === data.next) - Number(a.code === data.next));
  const all = first ? [first, ...rest] : [];
  return (
    <View className="desk-find">
      <Heading text={words.which} />
      {all.map((visit) => (
        <Row
          key={visit.code}
          title={visit.name}
          note={visit.record ? words.recorded(fullDay(visit.record.visitedOn)) : visits.chips[visit.status]}
          onPress={() => onPick(visit)}
        />
      ))}
    </View>
  );
}

/** What the server asks again about, or why it refused. */
function Trouble({ problem }: Pick<VisitEntry, 'problem'>) {
  if (!problem) return null;
  const { say, next } = errorSentences[problem.code];
  const asked = problem.details.questions?.map(({ text }) => text) ?? [];
  return (
    <Note tone="urgent" live>
      {asked.length > 0 ? asked.join('') : `${say}。${next}`}
    </Note>
  );
}

interface EntryProps {
  data: DeskChildVisits;
  visit: DeskVisit;
  onKept: (kept: Kept) => void;
}

function Entry({ data, visit, onKept }: EntryProps) {
  const flow = useVisitEntry(data.residentId, visit, data.today);
  const { problem, busy, wrong } = flow;
  const save = async (): Promise<void> => {
    const lines = await flow.save();
    if (lines) onKept({ visit, lines });
  };
  const text = problem?.code === 'measurement-unlikely' ? words.again : words.save;
  return (
    <>
      <Heading text={`${data.name} · ${visit.name}`} />
      <Measures flow={flow} visit={visit} />
      <Findings flow={flow} visit={visit} />
      <Trouble problem={problem} />
      <Button text={busy ? words.saving : text} busy={busy} disabled={wrong.size > 0} onPress={() => void save()} />
    </>
  );
}

function OneChild({ residentId, onKept }: { residentId: string; onKept: (kept: Kept & { name: string }) => void }) {
  const [code, setCode] = useState<DeskVisit['code']>();
  const remote = useRemote({ endpoint: getDeskChildVisits, input: { params: { residentId } } });
  return (
    <RemoteView remote={remote} here={pathTo('deskChildVisit')} shape="rows">
      {(data) => {
        const visit = data.visits.find((one) => one.code === code);
        if (!visit) return <Which data={data} onPick={(one) => setCode(one.code)} />;
        return <Entry data={data} visit={visit} onKept={(kept) => onKept({ ...kept, name: data.name })} />;
      }}
    </RemoteView>
  );
}

/** A nurse finds the child, chooses the visit and writes down what was found and measured. */
export default function DeskChildVisitPage() {
  const flow = useWalkIn();
  const [kept, setKept] = useState<Kept & { name: string }>();
  useDeskLock();
  const residentId = flow.person?.residentId;
  if (kept) {
    const told = kept.lines.filter(({ tone }) => tone === 'attention');
    return (
      <InnerPage title={words.title} wide>
        <StatePanel
          kind="empty"
          icon="check-circle"
          title={words.saved(kept.name, kept.visit.name)}
          text={told.map(({ done, found }) => `${done}：${found}`).join('。')}
        >
          <Button text={words.another} onPress={() => setKept(undefined)} />
          <Button text={words.back} kind="plain" onPress={() => void goBack()} />
        </StatePanel>
      </InnerPage>
    );
  }
  return (
    <InnerPage title={words.title} wide>
      <View className="walk-in">
        <WalkInFind flow={flow} today={dayInChina(nowMs())} />
        {flow.problem && (
          <Note tone="urgent" live>
            {`${errorSentences[flow.problem.code].say}。${errorSentences[flow.problem.code].next}`}
          </Note>
        )}
        {residentId && <OneChild key={residentId} residentId={residentId} onKept={setKept} />}
      </View>
    </InnerPage>
  );
}

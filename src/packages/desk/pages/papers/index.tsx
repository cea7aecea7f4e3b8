import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DeskEvidence, DeskEvidenceOf } from '@kangban/contract/desk-evidence';
import { deskEvidence as words } from '@/copy/desk-evidence';
import { errorSentences } from '@/copy/errors';
import { PaperForm } from '@/features/desk-evidence/paper-form';
import { PaperList } from '@/features/desk-evidence/paper-list';
import { RetractSheet } from '@/features/desk-evidence/retract-sheet';
import { type Papers, usePapers } from '@/features/desk-evidence/use-papers';
import { lockDesk } from '@/features/desk/staff-session';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { type FoundPerson, useWalkIn } from '@/features/desk/use-walk-in';
import { WalkInFind } from '@/features/desk/walk-in-find';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import type { ProblemError } from '@/platform/problem';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Toast } from '@/ui/toast/toast';

/** Papers one may pay a fee for. */
const contractsIn = ({ items }: DeskEvidenceOf): DeskEvidence[] =>
  items.filter(({ kind, retracted }) => kind === 'contract' && !retracted);

const said = (problem: ProblemError | undefined): string | undefined => {
  if (!problem) return undefined;
  if (problem.code === 'bad-input') return words.fieldWrong;
  const { say, next } = errorSentences[problem.code];
  return `${say}，${next}`;
};

interface BoardProps {
  data: DeskEvidenceOf;
  papers: Papers;
  onSaid: (text: string) => void;
}

function Board({ data, papers, onSaid }: BoardProps) {
  const [paper, setPaper] = useState<DeskEvidence>();
  const { busy } = papers;
  const problem = said(papers.problem);
  return (
    <View className="papers">
      <View className="papers__column">
        <PaperForm
          today={data.today}
          contracts={contractsIn(data)}
          busy={busy}
          problem={paper ? undefined : problem}
          onRecord={async (entry) => {
            const done = await papers.record(entry);
            if (done) onSaid(words.recorded);
            return done;
          }}
        />
      </View>
      <View className="papers__column papers__column--list">
        <Heading text={words.listTitle} />
        <PaperList papers={data.items} today={data.today} onRetract={setPaper} />
      </View>
      <RetractSheet
        paper={paper}
        busy={busy}
        problem={problem}
        onRetract={(told) =>
          void (
            paper &&
            papers.retract(paper.evidenceId, told).then((done) => {
              if (!done) return;
              setPaper(undefined);
              onSaid(words.takenBack);
            })
          )
        }
        onClose={() => setPaper(undefined)}
      />
    </View>
  );
}

function OfPerson({
  person,
  onAnother,
  onSaid,
}: {
  person: FoundPerson;
  onAnother: () => void;
  onSaid: (text: string) => void;
}) {
  const papers = usePapers(person.residentId);
  return (
    <>
      <View className="papers papers__head">
        <Heading text={words.of(person.name)} look="title" />
        <Button small kind="second" text={words.another} onPress={onAnother} />
      </View>
      <RemoteView remote={papers.list} here={pathTo('deskPapers')} shape="rows">
        {(data) => <Board data={data} papers={papers} onSaid={onSaid} />}
      </RemoteView>
    </>
  );
}

/** Papers somebody shows at the desk: a family-doctor contract, its fee, a donation certificate. */
export default function DeskPapersPage() {
  useDeskLock();
  const flow = useWalkIn();
  const [another, setAnother] = useState(false);
  const [done, setDone] = useState<string>();
  const person = another ? undefined : flow.person;
  const find = {
    ...flow,
    person,
    find: (by: Parameters<typeof flow.find>[0]) => {
      setAnother(false);
      return flow.find(by);
    },
    pick: (found: FoundPerson) => {
      setAnother(false);
      flow.pick(found);
    },
  };
  const problem = said(flow.problem);
  return (
    <InnerPage
      title={words.title}
      wide
      action={<LinkButton text={words.lock} icon="lock" onPress={() => void lockDesk()} />}
    >
      {person ? (
        <OfPerson key={person.residentId} person={person} onAnother={() => setAnother(true)} onSaid={setDone} />
      ) : (
        <View className="papers">
          <View className="papers__column">
            {problem !== undefined && (
              <Note tone="attention" live>
                {problem}
              </Note>
            )}
            <WalkInFind flow={find} today={dayInChina(nowMs())} title={words.findTitle} />
          </View>
        </View>
      )}
      <Toast text={done} onGone={() => setDone(undefined)} />
    </InnerPage>
  );
}

import { chooseRanking, getPointRanking } from '@kangban/contract/point-statement';
import { getPoints } from '@kangban/contract/points';
import { pointPages as words } from '@/copy/point-pages';
import { points as tabWords } from '@/copy/points';
import { SwitchCard } from '@/features/points/switch-card';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Amount } from '@/ui/amount/amount';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';

interface ChoiceProps {
  residentId: string;
  label: string;
  inRanking: boolean;
  mayChoose: boolean;
  onChanged: () => void;
}

/** Nobody is in the ranking before they said yes; whoever acts for somebody does not say it for them. */
function Choice({ residentId, label, inRanking, mayChoose, onChanged }: ChoiceProps) {
  const { problem, run } = useAct();
  const set = async (on: boolean): Promise<void> => {
    if (await run('ranking', () => call(chooseRanking, { params: { residentId }, body: { inRanking: on } })))
      onChanged();
  };
  const note = inRanking ? words.rankingOn : words.rankingOff;
  return (
    <SwitchCard
      title={words.rankingSwitch(label)}
      note={mayChoose ? note : `${note}${words.rankingOnlySelf}`}
      on={inRanking}
      onChange={mayChoose ? (on) => void set(on) : undefined}
      problem={problem}
    />
  );
}

/** Who earned most this month, among those who want to be named: a family name, stars, and a number of points. */
export default function PointRankingPage() {
  const { residentId = '' } = usePageParams('pointRanking');
  const params = { residentId };
  const remote = useRemote({ endpoint: getPointRanking, input: { params } });
  const points = useRemote({ endpoint: getPoints, input: { params, query: {} } });
  const person = knownOf(points);
  return (
    <InnerPage title={words.ranking}>
      <Inset>
        <Note>{words.rankingLead}</Note>
      </Inset>
      <RemoteView remote={remote} here={pathTo('pointRanking', { residentId })} shape="rows">
        {({ month, rows, inRanking }) => (
          <>
            {person && (
              <Choice
                residentId={residentId}
                label={person.label}
                inRanking={inRanking}
                mayChoose={person.mayChoose}
                onChanged={() => void remote.reload()}
              />
            )}
            <SectionTitle text={tabWords.monthName(month)} />
            {rows.length === 0 ? (
              <StatePanel kind="empty" icon="points" title={words.rankingEmpty} />
            ) : (
              <Card flush>
                {rows.map(({ place, name, earned, mine }) => (
                  <Row
                    key={`${place}-${name}`}
                    title={words.place(place, name)}
                    note={mine ? words.mine : undefined}
                    right={<Amount text={words.points2(String(earned))} />}
                  />
                ))}
              </Card>
            )}
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}

import { getCatchUpPlan, type CatchUpPlanOfResident } from '@kangban/contract/catch-up-plan';
import { plan as words } from '@/copy/catch-up-plan';
import { PlanView } from '@/features/catch-up-plan/plan-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

function Foot({ data }: { data: CatchUpPlanOfResident }) {
  const { residentId, visits } = data;
  if (visits.length === 0) return null;
  return (
    <BottomBar>
      <Button text={words.book} icon="syringe" onPress={() => void openPage('chooseVaccine', { residentId })} />
    </BottomBar>
  );
}

/** N 次就能补齐: the visits that bring a late child up to date, and the way to book the first. */
export default function PlanPage() {
  const { residentId = '' } = usePageParams('plan');
  const remote = useRemote({ endpoint: getCatchUpPlan, input: { params: { residentId } } });
  const known = knownOf(remote);
  return (
    <InnerPage title={words.title} foot={known && <Foot data={known} />}>
      <RemoteView remote={remote} here={pathTo('plan', { residentId })} shape="cards">
        {(data) => <PlanView data={data} />}
      </RemoteView>
    </InnerPage>
  );
}

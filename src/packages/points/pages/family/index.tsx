import { useState } from 'react';
import { addPointFamilyMember, getPointFamily, leavePointFamily, type PointFamily } from '@kangban/contract/point-rule';
import { getPoints } from '@kangban/contract/points';
import { pointPages as words } from '@/copy/point-pages';
import { TransferForm } from '@/features/points/family-parts';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { type Act, useAct } from '@/platform/use-act';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

interface PartProps {
  residentId: string;
  family: PointFamily;
  act: Act;
  onChanged: (said?: string) => void;
}

/** People of the household who are in no account yet, each one tap away. */
function Addable({ residentId, family: { mayAdd, mayChoose }, act: { busy, run }, onChanged }: PartProps) {
  if (mayAdd.length === 0 || !mayChoose) return null;
  const add = async (memberId: string): Promise<void> => {
    const params = { residentId };
    if (await run(memberId, () => call(addPointFamilyMember, { params, body: { memberId } }))) onChanged();
  };
  return (
    <>
      <SectionTitle text={words.familyAdd} />
      <Card flush>
        {mayAdd.map(({ residentId: memberId, label, nameMasked }) => (
          <Row
            key={memberId}
            icon="plus"
            title={words.familyAddOne(label, nameMasked)}
            label={words.familyAddLabel(label, nameMasked)}
            onPress={() => busy === undefined && void add(memberId)}
          />
        ))}
      </Card>
    </>
  );
}

interface ChoicesProps extends Pick<PartProps, 'residentId' | 'act' | 'onChanged'> {
  account: NonNullable<PointFamily['account']>;
}

/** What only the person or a guardian decides: moving points of one's own, and leaving. */
function Choices({ residentId, account, act, onChanged }: ChoicesProps) {
  const [leaving, setLeaving] = useState(false);
  const own = knownOf(useRemote({ endpoint: getPoints, input: { params: { residentId }, query: {} } }));
  const leave = async (): Promise<void> => {
    const left = await act.run('leave', () => call(leavePointFamily, { params: { residentId }, body: {} }));
    setLeaving(false);
    if (left) onChanged(words.leaveDone);
  };
  return (
    <>
      <SectionTitle text={words.transferTitle} />
      <TransferForm
        residentId={residentId}
        account={account}
        active={own?.active ?? 0}
        onDone={() => onChanged(words.transferDone)}
      />
      <Inset>
        <Button text={words.leave} kind="plain" onPress={() => setLeaving(true)} />
      </Inset>
      <Confirm
        id="leave-family"
        open={leaving}
        title={words.leaveTitle}
        text={words.leaveText}
        yes={words.leaveYes}
        no={words.leaveNo}
        busy={act.busy === 'leave'}
        onYes={() => void leave()}
        onNo={() => setLeaving(false)}
      />
    </>
  );
}

function Account({ residentId, family, act, onChanged }: PartProps) {
  const { account } = family;
  if (!account) return null;
  return (
    <>
      <SectionTitle text={words.familyMembers} />
      <Card flush>
        {account.members.map(({ residentId: memberId, label, nameMasked, minor }) => (
          <Row
            key={memberId}
            icon="user"
            title={words.familyMember(label, nameMasked)}
            note={minor ? words.minor : words.adult}
          />
        ))}
        <Row
          icon="points"
          title={words.seeLedger}
          onPress={() => void openPage('pointLedger', { residentId, account: 'family' })}
        />
      </Card>
      {family.mayChoose && <Choices residentId={residentId} account={account} act={act} onChanged={onChanged} />}
    </>
  );
}

/** The family account where the county allows one: who is in it, taking somebody in, moving points, leaving. */
export default function PointFamilyPage() {
  const { residentId = '' } = usePageParams('pointFamily');
  const remote = useRemote({ endpoint: getPointFamily, input: { params: { residentId } } });
  const act = useAct();
  const [said, setSaid] = useState<string>();
  const changed = (text?: string): void => {
    setSaid(text);
    void remote.reload();
  };
  return (
    <InnerPage title={words.familyTitle}>
      <RemoteView remote={remote} here={pathTo('pointFamily', { residentId })} shape="rows">
        {(family) => {
          if (!family.allowed && !family.account)
            return (
              <StatePanel kind="empty" icon="people" title={words.familyNotAllowed} text={words.familyNotAllowedText} />
            );
          const part = { residentId, family, act, onChanged: changed };
          return (
            <>
              {!family.account && (
                <StatePanel kind="empty" icon="people" title={words.familyNone} text={words.familyNoneText} />
              )}
              {!family.mayChoose && (
                <Inset>
                  <Note>{words.familyOnlySelf}</Note>
                </Inset>
              )}
              {act.problem && (
                <Inset>
                  <Note tone="attention" live>
                    {act.problem}
                  </Note>
                </Inset>
              )}
              <Account {...part} />
              <Addable {...part} />
            </>
          );
        }}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import { listPointEntries, getPoints, type PointsOfResident } from '@kangban/contract/points';
import { getPointRules, nearestWays } from '@kangban/contract/point-way';
import type { FamilyMember } from '@kangban/contract/identity';
import { points as words } from '@/copy/points';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { useReading } from '@/platform/reader-mode';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { ProgramLabel } from '@/ui/program-label/program-label';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { AccountSwitch, type Account } from './account-switch';
import { BalanceCard, spokenBalance } from './balance-card';
import { EntryMonths } from './entry-list';
import { RulesCard } from './rules-card';
import { spokenWays, WayList } from './way-list';
import './points.scss';

/** The last few lines stand on the tab; the rest is one tap away. */
const LINES = 6;

/** One person's points, their own or those of the family. */
export function usePoints(residentId: string) {
  const [account, setAccount] = useState<Account>('own');
  const remote = useRemote({ endpoint: getPoints, input: { params: { residentId }, query: { account } }, keep: true });
  return { account, setAccount, remote };
}

function Entries({ residentId, account, today }: Pick<PointsOfResident, 'residentId' | 'account' | 'today'>) {
  const known = knownOf(
    useRemote({ endpoint: listPointEntries, input: { params: { residentId }, query: { account } } }),
  );
  if (!known) return null;
  const open = (): void => void openPage('pointLedger', { residentId, account });
  return (
    <>
      <SectionTitle
        text={words.entries}
        right={known.items.length > 0 && <LinkButton text={words.all} arrow onPress={open} />}
      />
      {known.items.length > 0 ? (
        <EntryMonths items={known.items.slice(0, LINES)} months={known.months} today={today} />
      ) : (
        <StatePanel kind="empty" icon="points" title={words.empty} text={words.emptyText} />
      )}
    </>
  );
}

/** Instead of ways to earn, for somebody who wants no points. */
const TurnedOff = ({ residentId }: { residentId: string }) => (
  <Inset>
    <Note tone="sunk">{words.offText}</Note>
    <Button text={words.offOpen} kind="second" onPress={() => void openPage('pointRules', { residentId })} />
  </Inset>
);

/** The rules in short. */
function Rules({ residentId }: { residentId: string }) {
  const known = knownOf(useRemote({ endpoint: getPointRules, input: { params: { residentId } } }));
  return (
    <>
      {known?.scheme && (
        <>
          <SectionTitle text={words.rules} />
          <RulesCard notes={known.scheme.notes} residentId={residentId} allRules={words.allRules} />
        </>
      )}
      <View className="points-program">
        <ProgramLabel name={words.program} tag={words.free} />
      </View>
    </>
  );
}

/** Whose points: as they are said, and as they are shown. */
const namesOf = ({ account }: PointsOfResident, { label, nameMasked }: FamilyMember): { label: string; who: string } =>
  account === 'own'
    ? { label, who: `${label} ${nameMasked}` }
    : { label: words.familyAccount, who: words.familyAccount };

export interface TabViewProps {
  data: PointsOfResident;
  member: FamilyMember;
  account: Account;
  onAccount: (account: Account) => void;
  onChangePerson: (() => void) | undefined;
}

/** The tab: how many points, what ends, how to earn next, the last lines, the rules in short. */
export function TabView({ data, member, account, onAccount, onChangePerson }: TabViewProps) {
  const { residentId, today } = data;
  const elder = useReading(({ mode }) => mode === 'elder');
  const known = knownOf(useRemote({ endpoint: nearestWays, input: { params: { residentId } } }));
  const ways = known && !known.off ? known : undefined;
  const { label, who } = namesOf(data, member);
  const paragraphs = [...spokenBalance(data, label), ...(ways ? spokenWays(ways) : [])];
  return (
    <>
      {elder && (
        <Inset>
          <ReadAloud paragraphs={paragraphs} start={states.readAloud} stop={states.stopReading} />
        </Inset>
      )}
      {data.hasFamilyAccount && <AccountSwitch account={account} onChange={onAccount} />}
      <BalanceCard data={data} who={who} onChangePerson={onChangePerson} />
      {known?.off ? <TurnedOff residentId={residentId} /> : ways && <WayList ways={ways} />}
      <Entries residentId={residentId} account={account} today={today} />
      <Rules residentId={residentId} />
    </>
  );
}

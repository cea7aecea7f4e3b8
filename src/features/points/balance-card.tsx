import { View } from '@tarojs/components';
import type { PointsOfResident } from '@kangban/contract/points';
import { grouped, points as words } from '@/copy/points';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Coin } from '@/ui/coin/coin';
import { Note } from '@/ui/note/note';
import './points.scss';

/** What ends soonest, in its own words; then everything that ends this week and this month, where that is more. */
function expiryLines({ nextExpiry, expiringIn7Days, expiringIn30Days }: PointsOfResident): string[] {
  const next = nextExpiry?.points ?? 0;
  return [
    nextExpiry?.text ?? '',
    expiringIn7Days > next ? words.expiring7(expiringIn7Days) : '',
    expiringIn30Days > Math.max(next, expiringIn7Days) ? words.expiring30(expiringIn30Days) : '',
  ].filter(Boolean);
}

/** What is not in the balance and why. */
function besideLines({ locked, pending, debt }: PointsOfResident): string[] {
  return [
    locked > 0 ? words.locked(locked) : '',
    pending > 0 ? words.pending(pending) : '',
    debt > 0 ? words.debt(debt) : '',
  ].filter(Boolean);
}

/** The card as it is read aloud. */
export const spokenBalance = (data: PointsOfResident, who: string): string[] => [
  words.spoken(who, Math.max(data.active, 0)),
  ...expiryLines(data),
  ...besideLines(data),
];

export interface BalanceCardProps {
  data: PointsOfResident;
  /** 爸爸 林*强 */
  who: string;
  onChangePerson: (() => void) | undefined;
}

/** How many points there are, whose, and what ends soon; the way to use them. */
export function BalanceCard({ data, who, onChangePerson }: BalanceCardProps) {
  const beside = besideLines(data);
  const { residentId } = data;
  return (
    <Card className="points-balance">
      <View className="points-balance__head">
        <Coin size={44} />
        <View className="points-balance__main">
          <View className="points-balance__who">{who}</View>
          <View className="points-balance__value">
            <View className="points-balance__number">{grouped(Math.max(data.active, 0))}</View>
            <View className="points-balance__unit">{words.unit}</View>
          </View>
        </View>
        {onChangePerson && <Button text={words.changePerson} kind="tint" small onPress={onChangePerson} />}
      </View>
      {expiryLines(data).map((line) => (
        <Note key={line} tone="points" icon="clock">
          {line}
        </Note>
      ))}
      {beside.length > 0 && <View className="points-balance__beside">{beside.join('，')}</View>}
      <Button text={words.redeem} icon="gift" onPress={() => void openPage('rewards', { residentId })} />
    </Card>
  );
}

import { View } from '@tarojs/components';
import type { Reward } from '@kangban/contract/reward';
import { reward as words } from '@/copy/reward';
import { Amount } from '@/ui/amount/amount';
import { Icon, type IconName } from '@/ui/icon/icon';
import { Pressable } from '@/ui/pressable/pressable';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './reward.scss';

export const ICONS = {
  eye: 'eye',
  drop: 'drop',
  heart: 'heart',
  ruler: 'ruler',
  sun: 'sun',
  scale: 'scale',
  home: 'home',
  scan: 'scan',
  doctor: 'doctor',
  gift: 'gift',
} as const satisfies Record<Reward['icon'], IconName>;

/** Where it is given, near ones with their distance. */
export const placesOf = ({ places }: Pick<Reward, 'places'>): string =>
  words.places(
    places.map(({ siteName, distanceKm }) =>
      distanceKm === null ? siteName : `${siteName}（${words.km(distanceKm)}）`,
    ),
  );

export interface RewardCardProps {
  reward: Reward;
  onPress: () => void;
}

/** One thing with its price. What cannot be redeemed says why, and is drawn as plainly as the rest. */
export function RewardCard({ reward, onPress }: RewardCardProps) {
  const { icon, name, about, points, open, reasons } = reward;
  const state = open ? words.canRedeem : reasons.map(({ text }) => text).join('，');
  return (
    <Pressable className="reward-card" label={words.rowLabel(name, words.points(points), state)} onPress={onPress}>
      <View className="reward-card__icon">
        <Icon name={ICONS[icon]} size={26} />
      </View>
      <View className="reward-card__main">
        <View className="reward-card__name">{name}</View>
        <View className="reward-card__about">{about}</View>
        <View className="reward-card__place">{placesOf(reward)}</View>
        {reasons.map(({ reason, text }) => (
          <View key={reason} className="reward-card__reason">
            <StatusChip kind="waiting" text={text} />
          </View>
        ))}
      </View>
      <Amount text={words.price(points)} unit={words.unit} />
    </Pressable>
  );
}

import { View } from '@tarojs/components';
import type { RewardCatalogue } from '@kangban/contract/reward';
import { grouped } from '@/copy/points';
import { reward as words } from '@/copy/reward';
import { dayWords } from '@/copy/when';
import { Coin } from '@/ui/coin/coin';
import { Strong } from '@/ui/strong/strong';
import { soonOf } from './purse';
import './reward.scss';

/** 爸爸有 1,280 分，其中 120 分 12月31日到期: each purse in its own line. */
export function PurseLines({ purses, label, today }: RewardCatalogue) {
  return (
    <>
      {purses.map((purse) => {
        const soon = soonOf(purse, today);
        return (
          <View key={purse.holder} className="reward-purse">
            <Coin size={24} />
            <View>
              {words.purseOf(label, purse.holder === 'own')} <Strong text={grouped(purse.active)} /> {words.unit}
              {soon && words.expiring(soon.points, dayWords(soon.on, today))}
            </View>
          </View>
        );
      })}
    </>
  );
}

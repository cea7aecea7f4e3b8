import { View } from '@tarojs/components';
import type { RewardAdminItem } from '@kangban/contract/reward-desk';
import { hoursInWords } from '@kangban/domain/reward/hours';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { rewardStock } from '@/copy/counter';
import { rewardAdmin as words } from '@/copy/reward-admin';
import { states } from '@/copy/states';
import { dayWords, fullDay } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { StatusChip } from '@/ui/status-chip/status-chip';
import '@/features/desk/worklist.scss';
import './reward-admin.scss';

/** What can be done with an item. */
export type ItemAct = 'stock' | 'price' | 'place' | 'texts' | 'pause' | 'retire';

interface Props {
  item: RewardAdminItem;
  today: PlainDate;
  mayEdit: boolean;
  onAsk: (what: ItemAct) => void;
}

function Acts({ item, onAsk }: Pick<Props, 'item' | 'onAsk'>) {
  const { name, paused } = item;
  const acts: readonly [ItemAct, string, string][] = [
    ['stock', rewardStock.setStock, rewardStock.setStockOf(name)],
    ['price', rewardStock.setPrice, rewardStock.setPriceOf(name)],
    ['place', words.setPlace, words.setPlaceOf(name)],
    ['texts', words.setTexts, words.setTextsOf(name)],
    [
      'pause',
      paused ? rewardStock.resume : rewardStock.pause,
      (paused ? rewardStock.resumeOf : rewardStock.pauseOf)(name),
    ],
    ['retire', words.retire, words.retireOf(name)],
  ];
  return (
    <View className="reward-line__acts">
      {acts.map(([what, text, label]) => (
        <Button key={what} small kind="second" text={text} label={label} onPress={() => onAsk(what)} />
      ))}
    </View>
  );
}

function Standing({ item: { paused, retiredOn } }: Pick<Props, 'item'>) {
  if (retiredOn !== null) return <StatusChip kind="none" text={words.retiredOn(fullDay(retiredOn))} />;
  return <StatusChip kind={paused ? 'none' : 'normal'} text={paused ? rewardStock.paused : rewardStock.open} />;
}

function Prices({ item: { price, nextPrice }, today }: Pick<Props, 'item' | 'today'>) {
  return (
    <>
      <View className="work-line__name">{price ? rewardStock.price(price.points) : rewardStock.noPrice}</View>
      {nextPrice && (
        <View className="work-line__note">
          {rewardStock.nextPrice(dayWords(nextPrice.validFrom, today), nextPrice.points)}
        </View>
      )}
    </>
  );
}

/** Each place with its room and hours, then how many there are in which days. */
const Places = ({ item: { places, stock }, today }: Pick<Props, 'item' | 'today'>) => (
  <>
    {places.map(({ siteId, siteName, room, hours }) => {
      const periods = stock.filter((period) => period.siteId === siteId);
      return (
        <View key={siteId}>
          <View>{states.dotted([siteName, room, ...hoursInWords(hours)].filter((text) => text !== ''))}</View>
          {periods.length === 0 && <View className="work-line__note">{rewardStock.noStock}</View>}
          {periods.map(({ stockId, from, to, taken, capacity }) => (
            <View key={stockId} className="work-line__note">
              {states.dotted([
                rewardStock.stockDays(dayWords(from, today), dayWords(to, today)),
                rewardStock.left(taken, capacity),
              ])}
            </View>
          ))}
        </View>
      );
    })}
  </>
);

/** An item as the county keeps it: what it is, its price, where, when and how many. */
export function ItemLine({ item, today, mayEdit, onAsk }: Props) {
  const { name, unit, kind, retiredOn } = item;
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{states.dotted([name, unit])}</View>
        <View className="work-line__note">{rewardStock.kinds[kind]}</View>
        <View className="work-line__note">{item.about}</View>
        <Standing item={item} />
      </View>
      <View className="work-line__what">
        <Prices item={item} today={today} />
        <Places item={item} today={today} />
      </View>
      {mayEdit && retiredOn === null && <Acts item={item} onAsk={onAsk} />}
    </View>
  );
}

import { View } from '@tarojs/components';
import type { DeskSlot } from '@kangban/contract/desk';
import { desk } from '@/copy/desk';
import { spanWords } from '@/copy/when';
import { Heading } from '@/ui/heading/heading';
import { StatePanel } from '@/ui/state-panel/state-panel';

const taken = ({ taken: used, capacity }: DeskSlot['online']): string => desk.ofAll(used, capacity);

/** Who drew how many places of each time. */
export function SlotPools({ slots }: { slots: readonly DeskSlot[] }) {
  if (slots.length === 0) return <StatePanel kind="empty" title={desk.noSlots} text={desk.noSlotsText} />;
  return (
    <View className="desk-slots">
      <Heading text={desk.slotsTitle} />
      {slots.map((slot) => (
        <View key={slot.slotId} className="desk-slots__row">
          <View className="desk-slots__time">
            {spanWords(slot.startsAt, slot.endsAt)}
            {desk.serviceMark(slot.service)}
          </View>
          <View className="desk-slots__counts">
            {desk.slotCounts(taken(slot.online), taken(slot.onsite), taken(slot.staff))}
          </View>
          {slot.onsiteReleased && <View className="desk-slots__counts">{desk.onsiteReleased}</View>}
        </View>
      ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import type { DayCard, SlotCard as Slot } from '@kangban/contract/site';
import { slot as words } from '@/copy/booking';
import { spanWords } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { SeatLegend } from '@/ui/slot-card/seat-dots';
import { SlotCard } from '@/ui/slot-card/slot-card';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Strong } from '@/ui/strong/strong';
import { isAlmostFull } from './slot-days';
import { placesAt, remainingIn } from './places';
import './booking.scss';

type Half = Slot['half'];

const HALVES: readonly Half[] = ['morning', 'afternoon'];
const isHalf = (key: string): key is Half => HALVES.some((half) => half === key);

/** Morning or afternoon, where a day has both. */
export function HalfControl({ day, half, onChange }: { day: DayCard; half: Half; onChange: (half: Half) => void }) {
  const present = HALVES.filter((name) => day.slots.some((slot) => slot.half === name));
  if (present.length < 2) return null;
  return (
    <SegmentedControl
      segments={present.map((key) => ({ key, text: words.half(key, remainingIn(day, key)) }))}
      current={half}
      label={words.halfLabel}
      onChange={(key) => isHalf(key) && onChange(key)}
    />
  );
}

function StatusOf({ slot }: { slot: Slot }) {
  if (slot.state === 'closed') return <View className="slot-word">{words.closed}</View>;
  if (slot.state === 'past-cutoff') return <View className="slot-word">{words.pastCutoff}</View>;
  if (slot.state !== 'open') return <View className="slot-word">{words.full}</View>;
  return isAlmostFull(slot) ? <StatusChip kind="attention" text={words.almostFull} /> : null;
}

interface SlotRowProps {
  slot: Slot;
  selected: boolean;
  bookable: boolean;
  onPress: () => void;
}

function SlotRow({ slot, selected, bookable, onPress }: SlotRowProps) {
  const { startsAt, endsAt, online, onsite } = slot;
  const time = spanWords(startsAt, endsAt);
  return (
    <SlotCard
      time={time}
      seats={{
        taken: online.taken,
        free: online.remaining,
        onsite: onsite.capacity,
        onsiteTaken: onsite.taken,
      }}
      online={
        <>
          {words.online} <Strong text={online.remaining} />
        </>
      }
      onsite={
        <>
          {words.onsite} <Strong text={onsite.remaining} />
        </>
      }
      status={<StatusOf slot={slot} />}
      selected={selected}
      full={!bookable}
      label={words.slotLabel(time, online.remaining, onsite.remaining)}
      onPress={onPress}
    />
  );
}

export interface SlotListProps {
  day: DayCard;
  half: Half;
  people: number;
  /** The chosen places' slots. */
  chosen: readonly string[];
  onChoose: (slot: Slot) => void;
}

/** The times of half a day with their places. */
export function SlotList({ day, half, people, chosen, onChoose }: SlotListProps) {
  const slots = day.slots.filter((slot) => slot.half === half);
  return (
    <>
      <SeatLegend {...words.legend} />
      <View {...a11y({ role: 'radiogroup', label: words.timeLabel })}>
        {slots.map((slot) => (
          <SlotRow
            key={slot.slotId}
            slot={slot}
            selected={chosen.includes(slot.slotId)}
            bookable={placesAt(day.slots, slot, people) !== undefined}
            onPress={() => onChoose(slot)}
          />
        ))}
      </View>
    </>
  );
}

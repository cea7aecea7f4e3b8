import { View } from '@tarojs/components';
import { StatusChip } from '../status-chip/status-chip';
import { Strong } from '../strong/strong';
import { SeatLegend } from './seat-dots';
import { SlotCard } from './slot-card';

const ignore = (): undefined => undefined;
const online = (count: number) => (
  <>
    网上剩 <Strong text={count} />
  </>
);
const onsite = (count: number) => (
  <>
    现场留 <Strong text={count} />
  </>
);

export const examples = {
  'a morning': (
    <View>
      <SeatLegend taken="有人约了" free="网上可约" onsite="留给现场" />
      <SlotCard
        time="8:30–9:00"
        seats={{ taken: 12, free: 0, onsite: 3, onsiteTaken: 1 }}
        online={online(0)}
        onsite={onsite(2)}
        status={<StatusChip kind="none" text="网上约满" />}
        selected={false}
        full
        label="8:30–9:00，网上约满，现场留2个"
        onPress={ignore}
      />
      <SlotCard
        time="9:00–9:30"
        seats={{ taken: 6, free: 6, onsite: 3, onsiteTaken: 0 }}
        online={online(6)}
        onsite={onsite(3)}
        selected
        label="9:00–9:30，网上还剩6个，现场留3个"
        onPress={ignore}
      />
      <SlotCard
        time="9:30–10:00"
        seats={{ taken: 40, free: 2, onsite: 12, onsiteTaken: 3 }}
        online={online(2)}
        onsite={onsite(9)}
        status={<StatusChip kind="attention" text="快满了" />}
        selected={false}
        label="9:30–10:00，网上还剩2个，现场留9个"
        onPress={ignore}
      />
    </View>
  ),
};

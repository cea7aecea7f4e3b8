import { View } from '@tarojs/components';
import type { GrowthCard, GrowthOfResident } from '@kangban/contract/growth';
import { growth as words } from '@/copy/growth';
import { states } from '@/copy/states';
import { Sheet } from '@/ui/sheet/sheet';

export interface SourceSheetProps {
  open: boolean;
  data: GrowthOfResident;
  card: GrowthCard;
  onClose: () => void;
}

/** How a value was compared: every sentence of the rules, the documents by name, and what was done between their rows. */
export function SourceSheet({ open, data, card, onClose }: SourceSheetProps) {
  const names = [...new Set(card.reasons.map(({ source }) => source))].flatMap((id) => data.sources[id] ?? []);
  return (
    <Sheet id="growth-sources" open={open} title={words.sourceTitle} closeLabel={states.close} onClose={onClose}>
      {card.reasons.map(({ rule, text, verified }) => (
        <View key={rule} className="growth-line">
          <View>{text}</View>
          {!verified && <View className="growth-quiet">{words.unverified}</View>}
        </View>
      ))}
      <View className="growth-line">{words.sourceHow}</View>
      <View className="growth-line">{words.sourceBands}</View>
      <View className="growth-line growth-quiet">{states.sources(names)}</View>
    </Sheet>
  );
}

import { View } from '@tarojs/components';
import { choose } from '@/copy/immunization';
import { states } from '@/copy/states';
import { Sheet } from '@/ui/sheet/sheet';
import './immunization.scss';

export interface SourceSheetProps {
  names: readonly string[] | undefined;
  onClose: () => void;
}

/** The documents a statement rests on, by their names. */
export function SourceSheet({ names, onClose }: SourceSheetProps) {
  return (
    <Sheet
      id="sources"
      open={names !== undefined}
      title={choose.sourceTitle}
      closeLabel={states.close}
      onClose={onClose}
    >
      {(names ?? []).map((name) => (
        <View key={name} className="immunization-text">
          {name}
        </View>
      ))}
      <View className="immunization-text">{choose.lastWord}</View>
    </Sheet>
  );
}

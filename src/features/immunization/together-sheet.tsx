import { View } from '@tarojs/components';
import { choose } from '@/copy/immunization';
import { states } from '@/copy/states';
import { Sheet } from '@/ui/sheet/sheet';
import './immunization.scss';

/** 能一起打吗: the question most parents ask. */
export function TogetherSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Sheet id="together" open={open} title={choose.togetherTitle} closeLabel={states.close} onClose={onClose}>
      {choose.togetherText.map((text) => (
        <View key={text} className="immunization-text">
          {text}
        </View>
      ))}
    </Sheet>
  );
}

import { View } from '@tarojs/components';
import { assessment as words } from '@/copy/assessment';
import { openPage, replacePage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Lead } from '@/ui/lead/lead';
import './assessment.scss';

/** The way back to the list, under a result. */
export const ToList = ({ residentId }: { residentId: string }) => (
  <View className="assessment-ways assessment-ways--edge">
    <Button kind="second" text={words.toList} onPress={() => void replacePage('assessments', { residentId })} />
  </View>
);

/** Finished, and what came out is not for this moment: opened by oneself, or by nobody but the person. */
export function HiddenResult({ residentId, self }: { residentId: string; self: boolean }) {
  return (
    <View>
      <Lead mark="normal" title={words.hiddenTitle} text={self ? words.hiddenSelf : words.hiddenOther} />
      <View className="assessment-ways assessment-ways--edge">
        {self && (
          <Button icon="lock" text={words.unlock} onPress={() => void openPage('recordUnlock', { residentId })} />
        )}
        <Button kind="second" text={words.toList} onPress={() => void replacePage('assessments', { residentId })} />
      </View>
    </View>
  );
}

/** Too old to go on with. */
export function Expired({ residentId }: { residentId: string }) {
  return (
    <View>
      <Lead mark="attention" title={words.expiredTitle} text={words.expiredText} />
      <ToList residentId={residentId} />
    </View>
  );
}

import { View } from '@tarojs/components';
import type { EyeView, VisionExamination } from '@kangban/contract/vision';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { eyeName, vision as words, type Eye } from '@/copy/vision';
import { dayWords } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import type { MarkKind } from '@/ui/mark/mark';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Strong } from '@/ui/strong/strong';
import { gradeWord } from './acuity-chart';
import './vision.scss';

const MARKS: Readonly<Record<EyeView['grade'], MarkKind>> = {
  normal: 'normal',
  boundary: 'attention',
  low: 'attention',
  'not-judged': 'none',
  'not-measured': 'none',
};

function Half({ one, eye }: { one: VisionExamination; eye: Eye }) {
  const { grade, nakedDecimal, nakedFivePoint, correctedDecimal } = one[eye];
  const mark = MARKS[grade];
  return (
    <View className={classNames('eye-pair__eye', mark === 'attention' && 'eye-pair__eye--attention')}>
      <View className="eye-pair__name">
        <View className={classNames('eye-pair__shape', `eye-pair__shape--${eye}`)} />
        <View>{eyeName[eye]}</View>
      </View>
      <View className="eye-pair__value">{nakedDecimal ?? words.dash}</View>
      {nakedFivePoint && <View className="eye-pair__quiet">{words.fivePoint(nakedFivePoint)}</View>}
      {correctedDecimal && <View className="eye-pair__quiet">{words.glasses(correctedDecimal)}</View>}
      <StatusChip kind={mark} text={gradeWord(one, eye)} />
    </View>
  );
}

/** Lines between the eyes from which on it is said. */
const APART = 2;

export interface EyePairProps {
  one: VisionExamination;
  /** Said when the acuity is not from the newest examination. */
  earlier: boolean;
  today: PlainDate;
}

/** Both eyes side by side: the decimal large, the five-point record below, a word and a shape. */
export function EyePair({ one, earlier, today }: EyePairProps) {
  return (
    <Card>
      <View className="eye-pair">
        <Half one={one} eye="right" />
        <Half one={one} eye="left" />
      </View>
      {one.linesApart !== null && one.linesApart >= APART && (
        <View className="vision-line">
          {words.apartBefore}
          <Strong text={words.apartLines(one.linesApart)} />
          {words.apartAfter}
        </View>
      )}
      {earlier && <View className="vision-line vision-caption">{words.earlier(dayWords(one.examinedOn, today))}</View>}
    </Card>
  );
}

import { View } from '@tarojs/components';
import { a11y, decorative } from '../a11y/a11y';
import { classNames } from '../class-names';
import './range-bar.scss';

export type ZoneTone = 'normal' | 'attention' | 'urgent';

export interface RangeZone {
  key: string;
  tone: ZoneTone;
  /** 正常, 偏高, 要复查 */
  word: string;
  /** 3.9–6.1, 7.0以上 */
  limits: string;
}

export interface RangeBarProps {
  /** From the lowest to the highest. All are drawn equally wide: the bar says which zone, not how far. */
  zones: readonly RangeZone[];
  /** In which zone the value lies, and where in it (0–1). */
  at: { index: number; share: number };
  /** Above the marker: 7.6 ↑ */
  value: string;
  /** Smaller beside it: mmol/L */
  unit?: string;
  /** The bar in one sentence: 空腹血糖 7.6，在“要复查”里，7.0以上. */
  summary: string;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Where a value lies: the zones in words with their limits, and a marker over the one that counts. */
export function RangeBar({ zones, at, value, unit, summary }: RangeBarProps) {
  const tone = zones[at.index]?.tone ?? 'normal';
  const left = percent((at.index + at.share) / Math.max(zones.length, 1));
  return (
    <View className="range-bar" {...a11y({ role: 'img', label: summary })}>
      <View className={`range-bar__pin range-bar__pin--${tone}`} {...decorative()}>
        {/* Moved back by its own share, the number never leaves the bar at either end. */}
        <View className="range-bar__value" style={{ left, transform: `translateX(-${left})` }}>
          {value}
          {unit && <View className="range-bar__unit">{unit}</View>}
        </View>
        <View className="range-bar__arrow" style={{ left }} />
      </View>
      <View className="range-bar__zones" {...decorative()}>
        {zones.map(({ key, tone: zoneTone, word, limits }, index) => (
          <View
            key={key}
            className={classNames(
              'range-bar__zone',
              `range-bar__zone--${zoneTone}`,
              index === at.index && 'range-bar__zone--here',
            )}
          >
            <View className="range-bar__segment" />
            <View className="range-bar__word">{word}</View>
            <View className="range-bar__limits">{limits}</View>
          </View>
        ))}
      </View>
    </View>
  );
}

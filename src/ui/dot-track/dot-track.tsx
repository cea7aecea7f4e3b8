import { View } from '@tarojs/components';
import { a11y, decorative } from '../a11y/a11y';
import { Mark } from '../mark/mark';
import './dot-track.scss';

export interface TrackSegment {
  key: string;
  tone: 'normal' | 'attention';
  /** 正常, 偏高 */
  word: string;
}

export interface TrackRow {
  key: string;
  /** 2024 */
  label: string;
  /** 5.8, or why there is none: 没做 */
  value: string;
  /** In which segment and where in it (0–1); absent for a year without a value. */
  at?: { index: number; share: number };
}

export interface DotTrackProps {
  /** All equally wide: the track says which side, not how far. */
  segments: readonly TrackSegment[];
  /** Oldest first. */
  rows: readonly TrackRow[];
  /** The picture in one sentence: 三年：5.8正常，6.4偏高，7.6偏高. */
  summary: string;
}

/** One line per year: a tick on the side of normal, a triangle on the other. For readers whom a curve tells nothing. */
export function DotTrack({ segments, rows, summary }: DotTrackProps) {
  const count = Math.max(segments.length, 1);
  return (
    <View className="dot-track" {...a11y({ role: 'img', label: summary })}>
      {rows.map(({ key, label, value, at }) => (
        <View key={key} className="dot-track__row" {...decorative()}>
          <View className="dot-track__label">{label}</View>
          <View className="dot-track__line">
            {at ? (
              <>
                {segments.map((segment) => (
                  <View key={segment.key} className={`dot-track__segment dot-track__segment--${segment.tone}`} />
                ))}
                <View
                  className="dot-track__dot"
                  style={{ left: `${(((at.index + at.share) / count) * 100).toFixed(1)}%` }}
                >
                  <Mark kind={segments[at.index]?.tone ?? 'normal'} size={22} />
                </View>
              </>
            ) : (
              <View className="dot-track__none" />
            )}
          </View>
          <View className="dot-track__value">{value}</View>
        </View>
      ))}
      <View className="dot-track__row" {...decorative()}>
        <View className="dot-track__label" />
        <View className="dot-track__line dot-track__line--words">
          {segments.map(({ key, word }) => (
            <View key={key} className="dot-track__word">
              {word}
            </View>
          ))}
        </View>
        <View className="dot-track__value" />
      </View>
    </View>
  );
}

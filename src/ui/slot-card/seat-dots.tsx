import { View } from '@tarojs/components';
import { decorative } from '../a11y/a11y';
import './seat-dots.scss';

export interface SeatDotsProps {
  /** Places booked by phone, and still free. */
  taken: number;
  free: number;
  /** Places kept for people who come without booking, and those of them already given. */
  onsite: number;
  onsiteTaken: number;
}

/** More dots than this are no picture any more: then one dot stands for several places. */
const DOTS_MAX = 16;
const DOT_PX = 17;

const scaled = (count: number, total: number, room: number): number => {
  if (total <= room || count === 0) return count;
  return Math.max(1, Math.round((count * room) / total));
};

/** How wide the dots of places by phone are, up to the gap before the squares. */
export function onlineWidthPx({ taken, free, onsite }: SeatDotsProps): number {
  const total = taken + free + onsite;
  return (scaled(taken, total, DOTS_MAX) + scaled(free, total, DOTS_MAX)) * DOT_PX;
}

const width = (dots: number) => ({ width: `${dots * DOT_PX}px` });

/** Places as dots (by phone) and squares (kept for the desk). The counts in words stand below, so this is for the eye only. */
export function SeatDots({ taken, free, onsite, onsiteTaken }: SeatDotsProps) {
  const total = taken + free + onsite;
  const [takenDots, freeDots] = [scaled(taken, total, DOTS_MAX), scaled(free, total, DOTS_MAX)];
  const left = Math.max(onsite - onsiteTaken, 0);
  const [givenSquares, keptSquares] = [scaled(onsiteTaken, total, DOTS_MAX), scaled(left, total, DOTS_MAX)];
  return (
    <View className="seat-dots" {...decorative()}>
      <View className="seat-dots__dots seat-dots__dots--taken" style={width(takenDots)} />
      <View className="seat-dots__dots seat-dots__dots--free" style={width(freeDots)} />
      <View className="seat-dots__gap" />
      <View className="seat-dots__dots seat-dots__dots--given" style={width(givenSquares)} />
      <View className="seat-dots__dots seat-dots__dots--kept" style={width(keptSquares)} />
    </View>
  );
}

export interface SeatLegendProps {
  taken: string;
  free: string;
  onsite: string;
}

export function SeatLegend({ taken, free, onsite }: SeatLegendProps) {
  const entries = [
    ['taken', taken],
    ['free', free],
    ['kept', onsite],
  ] as const;
  return (
    <View className="seat-legend">
      {entries.map(([kind, text]) => (
        <View key={kind} className="seat-legend__entry">
          <View className={`seat-dots__dots seat-dots__dots--${kind}`} style={width(1)} {...decorative()} />
          <View>{text}</View>
        </View>
      ))}
    </View>
  );
}

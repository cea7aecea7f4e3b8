import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { z } from '@kangban/contract/zod';
import { storageSlot } from './storage';

/** Text may be this much larger than drawn before layouts break; beyond it the large-type layout serves better. */
const SCALE_MAX = 1.4;

const Reading = z.object({ mode: z.enum(['standard', 'elder']) });
type Mode = z.infer<typeof Reading>['mode'];

interface ReadingState {
  mode: Mode;
  /** The text size set in WeChat, 1–1.4. A browser's own setting works by itself: the root size is a percentage. */
  textScale: number;
}

const slot = storageSlot('reading', 1, Reading);

/** How much larger than drawn text may be, of the factor WeChat reports (1 when it reports none). */
export function textScaleOf(factor: unknown): number {
  return typeof factor === 'number' && Number.isFinite(factor) ? Math.min(Math.max(factor, 1), SCALE_MAX) : 1;
}

function hostScale(): number {
  if (process.env.TARO_ENV === 'weapp') {
    const info: object = Taro.getAppBaseInfo();
    return textScaleOf('fontSizeScaleFactor' in info ? info.fontSizeScaleFactor : undefined);
  }
  return 1;
}

export const useReading = create<ReadingState>(() => ({
  mode: slot.read()?.mode ?? 'standard',
  textScale: hostScale(),
}));

/** Changes the layout at once and for the next visit. */
export function setReadingMode(mode: Mode): void {
  slot.write({ mode });
  useReading.setState({ mode });
}

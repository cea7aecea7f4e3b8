import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';
import { useReading } from './reader-mode';

/** What a picture must be told because no style sheet reaches inside it. */
export interface Drawing {
  mode: 'standard' | 'dark' | 'elder';
  /** How much larger than drawn the reader's text is. */
  textScale: number;
  /** The page's own width, CSS px. */
  pageWidthPx: number;
}

/** Residents' pages are never wider (src/ui/page-shell). */
const PAGE_MAX_PX = 480;
const ROOT_PX = 20;

interface Theme {
  dark: () => boolean;
  /** Tells of a change; the returned function ends it. */
  watch: (changed: () => void) => () => void;
}

function browserTheme(): Theme {
  const query = 'matchMedia' in window ? window.matchMedia('(prefers-color-scheme: dark)') : undefined;
  return {
    dark: () => query?.matches ?? false,
    watch: (changed) => {
      query?.addEventListener('change', changed);
      return () => query?.removeEventListener('change', changed);
    },
  };
}

const hostTheme = (): Theme => ({
  dark: () => Taro.getAppBaseInfo().theme === 'dark',
  watch: (changed) => {
    Taro.onThemeChange(changed);
    return () => Taro.offThemeChange(changed);
  },
});

const themeOf = (): Theme => (process.env.TARO_ENV === 'weapp' ? hostTheme() : browserTheme());

/** In a browser the reader's own text size is the document's root size. */
function browserTextScale(): number {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(root) && root > 0 ? root / ROOT_PX : 1;
}

const pageWidth = (): number =>
  Math.min(process.env.TARO_ENV === 'weapp' ? Taro.getWindowInfo().windowWidth : window.innerWidth, PAGE_MAX_PX);

/** Mode, text size and width for pictures, kept right while the phone turns dark or light. */
export function useDrawing(): Drawing {
  const { mode, textScale } = useReading();
  const [theme] = useState(themeOf);
  const [dark, setDark] = useState(theme.dark);
  useEffect(() => theme.watch(() => setDark(theme.dark())), [theme]);
  const [pageWidthPx] = useState(pageWidth);
  const [browserScale] = useState(() => (process.env.TARO_ENV === 'weapp' ? 1 : browserTextScale()));
  // The large-type layout keeps its white page in the dark too (src/ui/tokens.scss).
  return { mode: mode === 'elder' ? mode : dark ? 'dark' : mode, textScale: textScale * browserScale, pageWidthPx };
}

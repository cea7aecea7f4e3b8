import type { ReactNode } from 'react';
import { PageMeta, View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { NavBar, type NavBarProps } from '../nav-bar/nav-bar';
import './page-shell.scss';

/** How the reader wants to read: the layout, and how much larger than drawn the text should be (1–1.4). */
export interface Reading {
  mode: 'standard' | 'elder';
  textScale: number;
}

export interface PageShellProps {
  reading: Reading;
  nav: NavBarProps;
  children: ReactNode;
  /** Between the bar and the content: a line about the whole page (no network, acting for someone). */
  banner?: ReactNode;
  /** A BottomBar or TabBar. */
  foot?: ReactNode;
  /** The desk uses the whole width of a tablet; residents' pages stay as narrow as a phone. */
  wide?: boolean;
}

const ROOT_PX = 20;

/**
 * The frame of every page. It carries the layout class all other parts look at, and in WeChat the root text size (a browser takes it from
 * the document, src/platform/reader-mode.ts). Bars stick to the edges inside the page's own scroller, so nothing is ever covered.
 */
export function PageShell({ reading, nav, children, banner, foot, wide }: PageShellProps) {
  return (
    <View
      className={classNames('page-shell', `mode-${reading.mode}`, wide && 'page-shell--wide')}
      data-mode={reading.mode}
    >
      {process.env.TARO_ENV === 'weapp' && <PageMeta rootFontSize={`${ROOT_PX * reading.textScale}px`} />}
      <NavBar {...nav} />
      {banner}
      <View className="page-shell__main" {...a11y({ role: 'main' })}>
        {children}
      </View>
      {foot && <View className="page-shell__foot">{foot}</View>}
    </View>
  );
}

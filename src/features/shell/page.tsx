import { useEffect, useState, type ReactNode } from 'react';
import { shell } from '@/copy/shell';
import { TAB_PAGES, type TabPage } from '@/paths';
import { focusWhenShown } from '@/platform/focus';
import { navInsets } from '@/platform/insets';
import { goBack, openPage } from '@/platform/navigation';
import { useReading } from '@/platform/reader-mode';
import type { IconName } from '@/ui/icon/icon';
import { PageShell } from '@/ui/page-shell/page-shell';
import { TabBar, type TabItem } from '@/ui/tab-bar/tab-bar';

const TAB_ICONS = { home: 'home', record: 'record', points: 'points', me: 'user' } as const satisfies Record<
  TabPage,
  IconName
>;
const TABS: readonly TabItem[] = TAB_PAGES.map((key) => ({ key, text: shell.tabs[key], icon: TAB_ICONS[key] }));

let pageCount = 0;
/** A name of its own for each page's title: WeChat and the browser keep several pages alive at once. */
const useTitleId = (): string => useState(() => `title-${(pageCount += 1)}`)[0];

interface FrameProps {
  title: string;
  children: ReactNode;
  banner?: ReactNode;
}

export interface InnerPageProps extends FrameProps {
  /** A BottomBar. */
  foot?: ReactNode;
  action?: ReactNode;
  /** What the back arrow does instead of leaving; false takes it away. */
  onBack?: (() => void) | false;
  wide?: boolean;
}

/** A page with a way back: everything but the tab pages. */
export function InnerPage({ title, children, banner, foot, action, onBack, wide }: InnerPageProps) {
  const reading = useReading();
  const titleId = useTitleId();
  useEffect(() => focusWhenShown(titleId), [titleId]);
  const leave = onBack ?? (() => void goBack());
  // The first page of a visit (a shared link, a reload) leads home.
  const back = leave ? { label: shell.back, onPress: leave } : undefined;
  return (
    <PageShell
      reading={reading}
      nav={{ title, insets: navInsets(), back, action, titleId }}
      banner={banner}
      foot={foot}
      wide={wide}
    >
      {children}
    </PageShell>
  );
}

export interface TabPageFrameProps extends FrameProps {
  tab: TabPage;
  beside?: string;
  action?: ReactNode;
}

/** One of the pages of the tab bar. */
export function TabPageFrame({ tab, title, children, banner, beside, action }: TabPageFrameProps) {
  const reading = useReading();
  const titleId = useTitleId();
  const change = (key: string): void => {
    const target = TAB_PAGES.find((name) => name === key);
    if (target) void openPage(target);
  };
  return (
    <PageShell
      reading={reading}
      nav={{ title, insets: navInsets(), home: tab === 'home', beside, action, titleId }}
      banner={banner}
      foot={<TabBar items={TABS} current={tab} label={shell.tabs.label} onChange={change} />}
    >
      {children}
    </PageShell>
  );
}

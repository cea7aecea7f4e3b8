import type { ReactNode } from 'react';
import { states } from '@/copy/states';
import { timeInChina } from '@/platform/clock';
import type { Remote } from '@/platform/use-remote';
import { NoticeBar } from '@/ui/notice-bar/notice-bar';
import { Skeleton, type SkeletonProps } from '@/ui/skeleton/skeleton';
import { ProblemPanel } from './problem-panel';

export interface RemoteViewProps<T> {
  remote: Remote<T> & { reload: () => Promise<void> };
  /** This page's address, as `pathTo` writes it. */
  here: string;
  shape?: SkeletonProps['shape'];
  hotline?: string;
  children: (data: T) => ReactNode;
}

/** Draws each state of an answer: nothing, the grey shape, the content, what was kept, or what went wrong. */
export function RemoteView<T>({ remote, here, shape, hotline, children }: RemoteViewProps<T>) {
  const retry = (): void => void remote.reload();
  switch (remote.state) {
    case 'quiet':
      return null;
    case 'loading':
      return <Skeleton label={states.loading} shape={shape} />;
    case 'error':
      return <ProblemPanel problem={remote.problem} here={here} onRetry={retry} hotline={hotline} />;
    case 'offline':
      if (remote.data === undefined)
        return <ProblemPanel problem={remote.problem} here={here} onRetry={retry} hotline={hotline} />;
      return (
        <>
          <NoticeBar icon="wifi-off" tone="alert" text={states.offlineKept(timeInChina(remote.savedAtMs ?? 0))} />
          {children(remote.data)}
        </>
      );
    case 'ready':
      return (
        <>
          {remote.problem && <NoticeBar icon="info" tone="alert" text={states.stale(timeInChina(remote.savedAtMs))} />}
          {children(remote.data)}
        </>
      );
  }
}

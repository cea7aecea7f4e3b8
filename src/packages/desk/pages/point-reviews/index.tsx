import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PointReview } from '@kangban/contract/point-rule-desk';
import { errorSentences } from '@/copy/errors';
import { pointDesk as words } from '@/copy/point-desk';
import { states } from '@/copy/states';
import { lockDesk } from '@/features/desk/staff-session';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { AnomalyList, AnomalyMonths, useAnomalies } from '@/features/point-desk/anomaly-view';
import { DecideSheet } from '@/features/point-desk/decide-sheet';
import { ReviewList } from '@/features/point-desk/review-list';
import { type Reviews, type ReviewState, useReviews } from '@/features/point-desk/use-reviews';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import type { ProblemError } from '@/platform/problem';
import { useStaffRole } from '@/platform/session';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

const SHOWN = ['open', 'decided', 'anomalies'] as const;
type Shown = (typeof SHOWN)[number];
const SEGMENTS = SHOWN.map((key) => ({ key, text: words.reviews[key] }));

const EMPTY = {
  open: { title: words.none, text: words.noneText },
  decided: { title: words.noneDecided, text: words.noneDecidedText },
} as const satisfies Record<ReviewState, object>;

const said = (problem: ProblemError | undefined): string | undefined => {
  if (!problem) return undefined;
  const { say, next } = errorSentences[problem.code];
  return `${say}，${next}`;
};

interface LinesProps {
  reviews: Reviews;
  state: ReviewState;
  problem: string | undefined;
  onDecide: (review: PointReview) => void;
}

function Lines({ reviews, state, problem, onDecide }: LinesProps) {
  const { items, hasMore, busy } = reviews;
  return (
    <>
      {problem !== undefined && (
        <Note tone="attention" live>
          {problem}
        </Note>
      )}
      {!items && problem === undefined && <Skeleton label={states.loading} shape="rows" />}
      {items?.length === 0 && !hasMore && <StatePanel kind="empty" icon="check" {...EMPTY[state]} />}
      {items && items.length > 0 && <ReviewList items={items} onDecide={onDecide} />}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void reviews.more()} />}
    </>
  );
}

function Queue({ state, onSaid }: { state: ReviewState; onSaid: (text: string) => void }) {
  const reviews = useReviews(state);
  const [review, setReview] = useState<PointReview>();
  const { busy } = reviews;
  const problem = said(reviews.problem);
  return (
    <>
      <Lines reviews={reviews} state={state} problem={review ? undefined : problem} onDecide={setReview} />
      <DecideSheet
        review={review}
        busy={busy}
        problem={problem}
        onDecide={(told) =>
          void (
            review &&
            reviews.decide(review.reviewId, told).then((done) => {
              if (!done) return;
              setReview(undefined);
              onSaid(words.decided);
            })
          )
        }
        onClose={() => setReview(undefined)}
      />
    </>
  );
}

function Anomalies() {
  const { remote, ...months } = useAnomalies(dayInChina(nowMs()));
  return (
    <>
      <AnomalyMonths {...months} />
      <RemoteView remote={remote} here={pathTo('deskPointReviews')} shape="rows">
        {(found) => <AnomalyList {...found} />}
      </RemoteView>
    </>
  );
}

/** Awards somebody has to look at, what was decided, and the month's list of what stands out. */
export default function DeskPointReviewsPage() {
  useDeskLock();
  const [shown, setShown] = useState<Shown>('open');
  const [done, setDone] = useState<string>();
  const isAdmin = useStaffRole() === 'county-admin';
  return (
    <InnerPage
      title={words.reviewsTitle}
      wide
      action={<LinkButton text={words.lock} icon="lock" onPress={() => void lockDesk()} />}
    >
      <View className="worklist-page">
        {isAdmin && <LinkButton text={words.toRules} arrow onPress={() => void openPage('deskPointRules')} />}
        <SegmentedControl
          segments={SEGMENTS}
          current={shown}
          label={words.reviewsLabel}
          onChange={(key) => setShown(SHOWN.find((one) => one === key) ?? 'open')}
        />
        {shown === 'anomalies' ? <Anomalies /> : <Queue key={shown} state={shown} onSaid={setDone} />}
      </View>
      <Toast text={done} onGone={() => setDone(undefined)} />
    </InnerPage>
  );
}

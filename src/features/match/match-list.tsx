import { View } from '@tarojs/components';
import type { MatchLine } from '@kangban/contract/match';
import { match as words } from '@/copy/match';
import { states } from '@/copy/states';
import { fullDay, sexWord } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './match.scss';

export interface MatchListProps {
  lines: readonly MatchLine[];
  busy: boolean;
  onOpen: (reviewId: string) => void;
}

/** The pairs: who, why nobody knows yet, and what was decided. */
export function MatchList({ lines, busy, onOpen }: MatchListProps) {
  return (
    <View className="match-list" {...a11y({ role: 'list' })}>
      {lines.map(({ reviewId, state, doubt, subjectMasked, candidateMasked, sex, birthDate }) => (
        <View key={reviewId} className="match-row" {...a11y({ role: 'listitem' })}>
          <View className="match-row__side">
            <View className="match-row__name">{words.between(subjectMasked, candidateMasked)}</View>
            <View className="match-note">{states.dotted([sexWord(sex), fullDay(birthDate)])}</View>
          </View>
          <View className="match-row__side">{words.doubts[doubt]}</View>
          <StatusChip kind={state === 'waiting' ? 'attention' : 'normal'} text={words.states[state]} />
          <Button
            small
            kind="second"
            text={words.look}
            label={words.lookOf(subjectMasked)}
            busy={busy}
            onPress={() => onOpen(reviewId)}
          />
        </View>
      ))}
    </View>
  );
}

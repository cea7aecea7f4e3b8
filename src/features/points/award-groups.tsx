import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PointAward } from '@kangban/contract/point-rule';
import { pointPages as words } from '@/copy/point-pages';
import { points } from '@/copy/points';
import { Amount } from '@/ui/amount/amount';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { AwardCard } from './award-card';
import './point-pages.scss';

type Awards = readonly [PointAward, ...PointAward[]];

/** What gave nothing by the same rule, in the same month and for the same reason, is one thing; all else stands for itself. */
function groupKey({ awardId, state, appeal, ruleId, version, on, why }: PointAward): string {
  return state === 'none' && appeal === null ? JSON.stringify([ruleId, version, on.slice(0, 7), why]) : awardId;
}

function groupsOf(awards: readonly PointAward[]): [key: string, awards: Awards][] {
  const groups = new Map<string, Awards>();
  for (const award of awards) {
    const key = groupKey(award);
    const before = groups.get(key);
    groups.set(key, before ? [...before, award] : [award]);
  }
  return [...groups];
}

interface GroupProps {
  awards: Awards;
  /** Older ones that are not here yet may belong to it. */
  hasMore: boolean;
  onChanged: () => void;
}

/** What is the same of all of them, once; each with its own way to object where one asks for it. */
function Group({ awards, hasMore, onChanged }: GroupProps) {
  const [open, setOpen] = useState(false);
  const [{ title, state, on, why }] = awards;
  const times = hasMore ? words.timesAtLeast(awards.length) : words.times(awards.length);
  return (
    <>
      <Card className="points-stack">
        <View className="points-rule__head">
          <Heading text={title} level={3} look="heading" />
          <Amount text={words.points2('0')} tone="quiet" />
        </View>
        <View className="points-award__state">
          <StatusChip kind="none" text={words.awardState(state)} />
        </View>
        <KeyValueList
          rows={[
            ...(why === null ? [] : [{ key: words.why, values: [why] }]),
            { key: words.howOften, values: [words.inMonth(points.monthName(on.slice(0, 7)), times)] },
          ]}
        />
        {!open && awards.some(({ appealUntil }) => appealUntil !== null) && (
          <View className="points-rule__line">{words.appealOneOf}</View>
        )}
        <Button text={open ? words.fold : words.unfold(times)} kind="second" onPress={() => setOpen(!open)} />
      </Card>
      {open && awards.map((award) => <AwardCard key={award.awardId} award={award} onChanged={onChanged} />)}
    </>
  );
}

export interface AwardGroupsProps {
  awards: readonly PointAward[];
  hasMore: boolean;
  onChanged: () => void;
}

/** What rules said, newest first; what says the same of the same month stands together. */
export const AwardGroups = ({ awards, hasMore, onChanged }: AwardGroupsProps) => (
  <>
    {groupsOf(awards).map(([key, together]) =>
      together.length === 1 ? (
        <AwardCard key={key} award={together[0]} onChanged={onChanged} />
      ) : (
        <Group key={key} awards={together} hasMore={hasMore} onChanged={onChanged} />
      ),
    )}
  </>
);

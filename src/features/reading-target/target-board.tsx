import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ReadingBoard } from '@kangban/contract/reading/board';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import { READING_ITEMS } from '@kangban/domain/reading/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { errorSentences } from '@/copy/errors';
import { itemName, readings } from '@/copy/reading';
import { readingTarget as words } from '@/copy/reading-target';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import type { ProblemError } from '@/platform/problem';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { TargetForm } from './target-form';
import { TargetList } from './target-list';
import { inForceOf, type Targets, type TargetsOf } from './use-targets';
import './reading-target.scss';

const SEGMENTS = READING_ITEMS.map((key) => ({ key, text: itemName[key] }));

function said(problem: ProblemError | undefined): string | undefined {
  if (!problem) return undefined;
  if (problem.code === 'bad-input') return words.notTaken;
  const { say, next } = errorSentences[problem.code];
  return `${say}，${next}`;
}

function Now({ board }: { board: ReadingBoard | undefined }) {
  if (!board) return null;
  const { target, latest } = board;
  const source = target.source === '' ? '' : words.source(target.source);
  const since = target.setOn === null ? '' : words.since(fullDay(target.setOn));
  const note = states.dotted([since, source, target.verified ? '' : readings.unverified]);
  const rows: KeyValue[] = [
    {
      key: words.now,
      values: target.short === '' ? [words.none] : [target.short, target.title],
      ...(note !== '' && { note }),
    },
    {
      key: words.latest,
      values: [latest ? `${latest.text} ${latest.unit}` : words.noLatest],
      ...(latest && { note: fullDay(dayInChina(Date.parse(latest.at))) }),
    },
  ];
  return <KeyValueList rows={rows} />;
}

interface BoardProps {
  data: TargetsOf;
  today: PlainDate;
  targets: Targets;
  onSaid: (text: string) => void;
}

/** What one person aims at: the target in force, the form for who may set one, and every target so far. */
export function TargetBoard({ data, today, targets, onSaid }: BoardProps) {
  const [item, setItem] = useState<ReadingItem>('blood-pressure');
  const standing = inForceOf(data.targets, item, today);
  return (
    <View className="reading-target">
      <View className="reading-target__column">
        <SegmentedControl
          segments={SEGMENTS}
          current={item}
          label={words.itemLabel}
          onChange={(key) => setItem(READING_ITEMS.find((one) => one === key) ?? item)}
        />
        <Now board={data.boards.find((board) => board.item === item)} />
        {!data.maySet && <Note icon="lock">{words.onlyDoctors}</Note>}
      </View>
      {data.maySet && (
        <TargetForm
          key={item + (standing?.setAt ?? '')}
          item={item}
          today={today}
          standing={standing}
          busy={targets.busy}
          problem={said(targets.problem)}
          onSet={(target) =>
            void targets
              .set(target)
              .then((done) => done && onSaid(target.value === null ? words.takenAway : words.done))
          }
        />
      )}
      <View className="reading-target__column">
        <Heading text={words.listTitle} />
        <TargetList rows={data.targets} today={today} />
      </View>
    </View>
  );
}

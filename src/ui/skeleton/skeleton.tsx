import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { Card } from '../card/card';
import './skeleton.scss';

export interface SkeletonProps {
  /** 正在打开 */
  label: string;
  /** The shape of what is coming. */
  shape?: 'person' | 'rows' | 'cards';
}

const ROWS = ['first', 'second', 'third'];

function Line({ kind }: { kind: 'title' | 'note' | 'block' | 'button' }) {
  return <View className={`skeleton__line skeleton__line--${kind}`} />;
}

function Head() {
  return (
    <View className="skeleton__head">
      <View className="skeleton__face" />
      <View className="skeleton__words">
        <Line kind="title" />
        <Line kind="note" />
      </View>
    </View>
  );
}

/** The grey shape of a page that is on its way. Draw it only after 0.4 s (src/platform/use-remote.ts says when). */
export function Skeleton({ label, shape = 'person' }: SkeletonProps) {
  return (
    <View className="skeleton" {...a11y({ role: 'status', label, busy: true, live: 'polite' })}>
      {shape === 'rows' && (
        <Card>
          {ROWS.map((row) => (
            <Head key={row} />
          ))}
        </Card>
      )}
      {shape === 'person' && (
        <Card>
          <Head />
          <Line kind="block" />
          <Line kind="button" />
        </Card>
      )}
      {shape === 'cards' &&
        ROWS.map((row) => (
          <Card key={row}>
            <Line kind="title" />
            <Line kind="note" />
            <Line kind="button" />
          </Card>
        ))}
    </View>
  );
}

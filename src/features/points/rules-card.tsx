import { View } from '@tarojs/components';
import type { PointRules } from '@kangban/contract/point-way';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import type { IconName } from '@/ui/icon/icon';
import { IconList } from '@/ui/icon-list/icon-list';
import { SourceLink } from '@/ui/source-link/source-link';
import './points.scss';

type Note = NonNullable<PointRules['scheme']>['notes'][number];

const NOTE_ICONS: Readonly<Record<Note['kind'], IconName>> = {
  yes: 'check',
  no: 'close',
  time: 'clock',
  safe: 'shield',
};

export function NoteList({ notes }: { notes: readonly Note[] }) {
  return <IconList items={notes.map(({ kind, text }) => ({ key: text, icon: NOTE_ICONS[kind], text }))} />;
}

const SHORT = 5;
const ORDER = { yes: 0, no: 1, time: 2, safe: 3 } as const satisfies Record<Note['kind'], number>;

/** What fits on the tab: what points are, what they are not, when they end. */
const inShort = (notes: readonly Note[]): Note[] =>
  [...notes].sort((one, other) => ORDER[one.kind] - ORDER[other.kind]).slice(0, SHORT);

/** The rules in a few sentences, and the way to all of them. */
export function RulesCard({
  notes,
  residentId,
  allRules,
}: {
  notes: readonly Note[];
  residentId: string;
  allRules: string;
}) {
  return (
    <Card>
      <NoteList notes={inShort(notes)} />
      <View className="points-rules">
        <SourceLink text={allRules} onPress={() => void openPage('pointRules', { residentId })} />
      </View>
    </Card>
  );
}

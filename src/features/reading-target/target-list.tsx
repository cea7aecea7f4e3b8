import { View } from '@tarojs/components';
import type { PersonalTarget } from '@kangban/contract/reading/desk';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { itemName } from '@/copy/reading';
import { readingTarget as words } from '@/copy/reading-target';
import { fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { inForceOf } from './use-targets';
import '@/features/desk/worklist.scss';

interface Props {
  rows: readonly PersonalTarget[];
  today: PlainDate;
}

function standOf(row: PersonalTarget, { rows, today }: Props): { kind: 'normal' | 'none'; text: string } {
  if (row.validFrom > today) return { kind: 'none', text: words.ahead };
  return inForceOf(rows, row.item, today) === row
    ? { kind: 'normal', text: words.inForce }
    : { kind: 'none', text: words.over };
}

/** Every target that was ever set, the newest first. */
export function TargetList({ rows, today }: Props) {
  if (rows.length === 0)
    return <StatePanel kind="empty" icon="record" title={words.noneYet} text={words.noneYetText} />;
  return (
    <View {...a11y({ role: 'list' })}>
      {rows.map((row) => (
        <View key={row.setAt + row.item} className="work-line" {...a11y({ role: 'listitem' })}>
          <View className="work-line__what">
            <View className="work-line__name">{`${itemName[row.item]} ${words.textOf(row.value)}`}</View>
            <View>{words.since(fullDay(row.validFrom))}</View>
            <View className="work-line__note">
              {words.by(row.doctorName, fullDay(dayInChina(Date.parse(row.setAt))))}
            </View>
            {row.note !== null && <View className="work-line__note">{row.note}</View>}
          </View>
          <View className="work-line__act">
            <StatusChip {...standOf(row, { rows, today })} />
          </View>
        </View>
      ))}
    </View>
  );
}

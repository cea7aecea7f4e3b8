import type { TimelineGroup } from '@kangban/contract/record/timeline';
import { groupNames, record as words } from '@/copy/record';
import { Chips } from '@/ui/chips/chips';

const ALL = 'all';

export interface FilterChipsProps {
  groups: readonly TimelineGroup[];
  /** Undefined is everything. */
  current: TimelineGroup | undefined;
  onChange: (group: TimelineGroup | undefined) => void;
}

/** Which sort of things is shown; only those that hold something. */
export function FilterChips({ groups, current, onChange }: FilterChipsProps) {
  return (
    <Chips
      chips={[{ key: ALL, text: words.all }, ...groups.map((group) => ({ key: group, text: groupNames[group] }))]}
      current={current ?? ALL}
      label={words.filters}
      onChange={(key) => onChange(groups.find((group) => group === key))}
    />
  );
}

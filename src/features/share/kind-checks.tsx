import { View } from '@tarojs/components';
import { SENSITIVE_WORDS } from '@kangban/domain/access/sensitive-words';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import { share as words } from '@/copy/share';
import { Card } from '@/ui/card/card';
import { CheckRow } from '@/ui/check-row/check-row';

/** With or without one of a list. */
export const toggled = <T,>(list: readonly T[], one: T, on: boolean): T[] =>
  on ? [...list, one] : list.filter((other) => other !== one);

export interface KindChecksProps {
  label: string;
  kinds: readonly { kind: RecordKind; words: string; count: number }[];
  chosen: readonly RecordKind[];
  onChange: (chosen: RecordKind[]) => void;
}

/** The kinds of which something stands in the record, to be ticked. */
export function KindChecks({ label, kinds, chosen, onChange }: KindChecksProps) {
  return (
    <Card label={label}>
      {kinds.map(({ kind, words: name, count }) => (
        <CheckRow
          key={kind}
          checked={chosen.includes(kind)}
          onChange={(on) => onChange(toggled(chosen, kind, on))}
          text={words.kind(name, count)}
        />
      ))}
    </Card>
  );
}

export interface SensitiveChecksProps {
  label: string;
  note: string;
  categories: readonly SensitiveCategory[];
  chosen: readonly SensitiveCategory[];
  onChange: (chosen: SensitiveCategory[]) => void;
}

/** What is unlocked now, each to be ticked by itself; never ticked ahead. */
export function SensitiveChecks({ label, note, categories, chosen, onChange }: SensitiveChecksProps) {
  return (
    <Card label={label}>
      <View className="share-caption">{note}</View>
      {categories.map((category) => (
        <CheckRow
          key={category}
          checked={chosen.includes(category)}
          onChange={(on) => onChange(toggled(chosen, category, on))}
          text={SENSITIVE_WORDS[category]}
        />
      ))}
    </Card>
  );
}

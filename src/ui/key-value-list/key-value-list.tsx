import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { LinkButton } from '../link-button/link-button';
import { StatusChip, type StatusChipProps } from '../status-chip/status-chip';
import './key-value-list.scss';

export interface KeyValue {
  key: string;
  /** What counts, each on a line of its own. */
  values: readonly string[];
  /** A quieter line below. */
  note?: string;
  chip?: StatusChipProps;
  /** 改 at the right, named for what it changes. */
  change?: { text: string; label: string; onPress: () => void };
}

/** Facts with their names: who, what, when, where. */
export function KeyValueList({ rows }: { rows: readonly KeyValue[] }) {
  return (
    <View className="key-value-list" {...a11y({ role: 'list' })}>
      {rows.map(({ key, values, note, chip, change }) => (
        <View key={key} className="key-value-list__row" {...a11y({ role: 'listitem' })}>
          <View className="key-value-list__key">{key}</View>
          <View className="key-value-list__main">
            {values.map((value) => (
              <View key={value} className="key-value-list__value">
                {value}
              </View>
            ))}
            {note && <View className="key-value-list__note">{note}</View>}
            {chip && (
              <View className="key-value-list__chip">
                <StatusChip {...chip} />
              </View>
            )}
          </View>
          {change && <LinkButton text={change.text} label={change.label} onPress={change.onPress} />}
        </View>
      ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import './vision.scss';

export interface TableCell {
  text: string;
  /** A word behind the number: 够. */
  word?: string;
  strong?: boolean;
}

export interface ValueTableProps {
  label: string;
  head: readonly [string, string, string];
  rows: readonly { key: string; name: string; note?: string; cells: readonly [TableCell, TableCell] }[];
}

const Cell = ({ text, word, strong }: TableCell) => (
  <View className={classNames('value-table__cell', strong && 'value-table__cell--strong')} {...a11y({ role: 'cell' })}>
    <View>{text}</View>
    {word && <View className="value-table__word">{word}</View>}
  </View>
);

/** Numbers of the right and the left eye by line. */
export function ValueTable({ label, head, rows }: ValueTableProps) {
  return (
    <View className="value-table" {...a11y({ role: 'table', label })}>
      <View className="value-table__row value-table__row--head" {...a11y({ role: 'row' })}>
        {head.map((name) => (
          <View key={name} className="value-table__cell" {...a11y({ role: 'columnheader' })}>
            {name}
          </View>
        ))}
      </View>
      {rows.map(({ key, name, note, cells: [right, left] }) => (
        <View key={key} className="value-table__row" {...a11y({ role: 'row' })}>
          <View className="value-table__cell value-table__cell--name" {...a11y({ role: 'cell' })}>
            <View>{name}</View>
            {note && <View className="value-table__word">{note}</View>}
          </View>
          <Cell {...right} />
          <Cell {...left} />
        </View>
      ))}
    </View>
  );
}

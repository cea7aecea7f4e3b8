import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import './chart.scss';

export interface ChartTableWords {
  /** 用表格看 */
  show: string;
  hide: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

interface LineProps {
  head: readonly string[];
  cells: readonly string[];
  role: 'columnheader' | 'cell';
}

const Line = ({ head, cells, role }: LineProps) => (
  <View className={`chart-table__row chart-table__row--${role}`} {...a11y({ role: 'row' })}>
    {head.map((name, column) => (
      <View key={name} className="chart-table__cell" {...a11y({ role })}>
        {cells[column]}
      </View>
    ))}
  </View>
);

/** The same values as a table, for those whom a picture does not serve. */
export function ChartTable({ head, rows, label }: ChartTableWords & { label: string }) {
  return (
    <View className="chart-table" {...a11y({ role: 'table', label })}>
      <Line head={head} cells={head} role="columnheader" />
      {rows.map((cells) => (
        <Line key={cells.join()} head={head} cells={cells} role="cell" />
      ))}
    </View>
  );
}

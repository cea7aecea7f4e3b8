import { StatusChip } from './status-chip';

export const examples = {
  normal: <StatusChip kind="normal" text="可以打" />,
  attention: <StatusChip kind="attention" text="快满了" />,
  urgent: <StatusChip kind="urgent" text="要复查" />,
  waiting: <StatusChip kind="waiting" text="还要等 9 天" />,
  'nothing there': <StatusChip kind="none" text="没有记录" />,
  'being done': <StatusChip kind="now" text="正在叫" />,
};

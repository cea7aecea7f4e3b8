import { QueueLane } from './queue-lane';

export const examples = {
  'seventh of twelve': (
    <QueueLane position={7} total={12} start="9:00" mine="大约 9:15 轮到" end="9:30" label="排在第7个，共12个" />
  ),
  'a crowd': (
    <QueueLane position={30} total={60} start="9:00" mine="大约 9:15 轮到" end="9:30" label="排在第30个，共60个" />
  ),
};

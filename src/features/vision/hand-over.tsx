import { View } from '@tarojs/components';
import type { SentTransfer } from '@kangban/contract/transfer';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { vision as words } from '@/copy/vision';
import { dayWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import './vision.scss';

export type LastTransfer = Pick<SentTransfer, 'sentOn' | 'receiver'>;

export interface HandOverProps {
  residentId: string;
  /** When and to whom the file went last; null when it never did. */
  sent: LastTransfer | null;
  today: PlainDate;
}

/** The way to give the file to a school, or to what was given. */
export function HandOver({ residentId, sent, today }: HandOverProps) {
  const title = sent ? words.handedOver(dayWords(sent.sentOn, today), sent.receiver) : words.handOver;
  return (
    <View className="vision-section">
      <Card flush>
        <Row
          icon="share"
          title={title}
          note={sent ? words.handedOverNote : words.handOverNote}
          onPress={() => void openPage('transfer', { residentId })}
        />
      </Card>
    </View>
  );
}

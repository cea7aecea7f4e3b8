import { View } from '@tarojs/components';
import type { Redemption } from '@kangban/contract/reward';
import { redemption as words } from '@/copy/reward';
import { fullDay } from '@/copy/when';
import { useReading } from '@/platform/reader-mode';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Voucher } from '@/ui/ticket/ticket';
import type { CodeStanding } from './use-code';
import './reward.scss';

/** 12345678 → 1234 5678 */
const inFours = (text: string): string => words.spaced(text, 4);

export function RedemptionFacts({ redemption }: { redemption: Redemption }) {
  const { nameMasked, place, useBy, number } = redemption;
  return (
    <KeyValueList
      rows={[
        { key: words.who, values: [words.self(nameMasked)] },
        { key: words.where, values: [words.rowPlace(place.siteName, place.room)], note: place.hours.join('，') },
        { key: words.byWhen, values: [fullDay(useBy)] },
        { key: words.number, values: [inFours(number)] },
      ]}
    />
  );
}

export interface VoucherViewProps {
  redemption: Redemption;
  standing: CodeStanding;
}

/** What was redeemed, and the code of this minute; without a code the facts and the number stay. */
export function VoucherView({ redemption, standing: { code, failed } }: VoucherViewProps) {
  const title = words.thing(redemption.name, redemption.unit);
  const elder = useReading(({ mode }) => mode === 'elder');
  return (
    <>
      {code ? (
        <Voucher
          title={title}
          qr={{ code: code.qr, label: words.qr }}
          number={words.spaced(code.digits, 3)}
          hint={words.hint}
          codeFirst={elder}
          below={
            <View className="reward-countdown" {...a11y({ role: 'timer' })}>
              {words.changes(code.secondsLeft)}
            </View>
          }
        >
          <RedemptionFacts redemption={redemption} />
        </Voucher>
      ) : (
        <Card>
          <Heading text={title} look="title" />
          <RedemptionFacts redemption={redemption} />
          <Note tone={failed ? 'attention' : 'sunk'} live>
            {failed ? words.noLine : words.waiting}
          </Note>
        </Card>
      )}
      <Inset>
        <Note tone="sunk">{words.note + words.keep}</Note>
      </Inset>
    </>
  );
}

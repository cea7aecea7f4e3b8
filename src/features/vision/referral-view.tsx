import { View } from '@tarojs/components';
import type { Referral } from '@kangban/contract/referral';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { referral as words, stateWords } from '@/copy/vision';
import { dayAndWeekday, dayWords } from '@/copy/when';
import { callPhone } from '@/platform/device';
import { dayInChina, timeInChina } from '@/platform/clock';
import { Card } from '@/ui/card/card';
import { IconList } from '@/ui/icon-list/icon-list';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Ticket } from '@/ui/ticket/ticket';
import { ReferralFlow } from './referral-flow';
import { vision } from '@/copy/vision';
import './vision.scss';

/** When to go: a booked place, the days between, or by a day. */
function timeOf({ bookedFor, earliestOn, dueOn }: Referral, today: PlainDate): { day: string; time: string } {
  if (bookedFor !== null) {
    const ms = Date.parse(bookedFor);
    return { day: dayAndWeekday(dayInChina(ms), today), time: timeInChina(ms) };
  }
  if (dueOn === null) return { day: words.anyTime, time: words.anyDay };
  if (earliestOn === null) return { day: words.before(dayWords(dueOn, today)), time: words.anyDay };
  return { day: words.fromTo(dayWords(earliestOn, today), dayWords(dueOn, today)), time: words.anyDay };
}

/** R7K2 M9QD 3XVT: a code is read aloud in fours. */
const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

const Paper = ({ referral, label, today }: ReferralViewProps) => {
  const { code, title, reason, toInstitution, fromSiteName } = referral;
  return (
    <Ticket {...timeOf(referral, today)} qr={{ code, label: words.codeLabel }} number={spaced(code)} hint={words.hint}>
      <KeyValueList
        rows={[
          { key: words.who, values: [label] },
          { key: words.what, values: [title] },
          { key: words.where, values: [toInstitution] },
          { key: words.why, values: [reason] },
          ...(fromSiteName === null ? [] : [{ key: words.from, values: [fromSiteName] }]),
        ]}
      />
    </Ticket>
  );
};

interface PhoneProps {
  title: string;
  phone: string | null;
}

const Phone = ({ title, phone }: PhoneProps) =>
  phone === null ? null : <Row icon="phone" title={title} note={phone} onPress={() => void callPhone(phone)} />;

const Phones = ({ referral }: { referral: Referral }) => {
  const { toInstitution, toPhone, fromSiteName, fromSitePhone } = referral;
  const same = toPhone === fromSitePhone;
  if (toPhone === null && fromSitePhone === null) return null;
  return (
    <View className="vision-section">
      <Card flush>
        <Phone title={words.callTo(toInstitution)} phone={toPhone} />
        {!same && fromSiteName !== null && <Phone title={words.callFrom(fromSiteName)} phone={fromSitePhone} />}
      </Card>
    </View>
  );
};

export interface ReferralViewProps {
  referral: Referral;
  /** How the family calls the person. */
  label: string;
  today: PlainDate;
}

/** The paper to show at the hospital: where, when, why, the code, and how far it has come. */
export function ReferralView(props: ReferralViewProps) {
  const { referral, today } = props;
  const { open, late, dueOn, state, steps } = referral;
  return (
    <>
      {late && dueOn !== null && (
        <Inset>
          <Note tone="attention">{words.late(dayWords(dueOn, today))}</Note>
        </Inset>
      )}
      {open && <Paper {...props} />}
      <SectionTitle text={vision.flow} right={<View className="vision-caption">{stateWords[state]}</View>} />
      <Card>
        {!open && <View className="vision-line">{referral.reason}</View>}
        <ReferralFlow steps={steps} today={today} />
      </Card>
      <Phones referral={referral} />
      {open && (
        <>
          <SectionTitle text={words.bringTitle} />
          <Card>
            <IconList items={words.bring.map((text) => ({ key: text, icon: 'check', text }))} />
          </Card>
        </>
      )}
      <View className="vision-foot vision-caption">{words.lastWord}</View>
    </>
  );
}

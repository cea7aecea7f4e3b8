import { View } from '@tarojs/components';
import type { ChildOverview } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { dayWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import { LinkButton } from '@/ui/link-button/link-button';
import type { MarkKind } from '@/ui/mark/mark';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './child.scss';

type Vision = NonNullable<ChildOverview['vision']>;
type Eye = Vision['right'];

const MARKS: Record<Eye['grade'], MarkKind> = {
  normal: 'normal',
  boundary: 'attention',
  low: 'attention',
  'not-judged': 'none',
  'not-measured': 'none',
};

/** Before three years eyes are looked at, not measured. */
const isMeasured = ({ right, left }: Vision): boolean => right.decimal !== null || left.decimal !== null;

interface EyeBoxProps {
  eye: Eye;
  name: string;
  shape: 'circle' | 'square';
}

function EyeBox({ eye, name, shape }: EyeBoxProps) {
  const { decimal, grade } = eye;
  const value = decimal ?? words.noAcuity;
  const word = words.grades[grade];
  return (
    <View
      className={classNames('child-eye', MARKS[grade] === 'attention' && 'child-eye--attention')}
      {...a11y({ role: 'img', label: words.eyeLabel(name, value, word) })}
    >
      <View className="child-eye__name">
        <View className={`child-eye__shape child-eye__shape--${shape}`} />
        <View>{name}</View>
      </View>
      <View className="child-eye__value">{value}</View>
      <StatusChip kind={MARKS[grade]} text={word} />
    </View>
  );
}

function ReferralRow({ child }: { child: ChildOverview }) {
  const { residentId, referrals, today } = child;
  const referral = referrals.find(({ kind }) => kind.startsWith('vision'));
  if (!referral) return null;
  const { bookedOn, toInstitution, title, dueOn, referralId } = referral;
  const text = bookedOn
    ? words.referralBooked(dayWords(bookedOn, today), toInstitution)
    : words.referralOpen(title, dueOn === null ? undefined : dayWords(dueOn, today));
  return <Row icon="calendar" title={text} onPress={() => void openPage('referral', { residentId, referralId })} />;
}

/** Both eyes side by side, and the re-check that waits. */
export function EyePart({ child }: { child: ChildOverview }) {
  const { residentId, vision, visits, today } = child;
  if (!visits) return null;
  const open = (): void => void openPage('vision', { residentId });
  return (
    <>
      <SectionTitle text={words.vision} right={<LinkButton text={words.more} arrow onPress={open} />} />
      {vision && isMeasured(vision) ? (
        <Card>
          <View className="child-eyes">
            <EyeBox eye={vision.right} name={words.right} shape="circle" />
            <EyeBox eye={vision.left} name={words.left} shape="square" />
          </View>
          <View className="child-quiet">{words.visionOn(dayWords(vision.examinedOn, today))}</View>
          <View className="child-rows">
            <ReferralRow child={child} />
          </View>
        </Card>
      ) : (
        <Card flush>
          <Row
            title={vision?.headline.text ?? words.noVision}
            note={vision ? words.visionOn(dayWords(vision.examinedOn, today)) : words.noVisionText}
            onPress={open}
          />
        </Card>
      )}
    </>
  );
}

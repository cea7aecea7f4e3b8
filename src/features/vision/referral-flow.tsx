import { View } from '@tarojs/components';
import type { ReferralStep } from '@kangban/contract/referral';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { states } from '@/copy/states';
import { referral as words } from '@/copy/vision';
import { dayAndWeekday, dayWords } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import './vision.scss';

const MARKS: Readonly<Record<ReferralStep['state'], MarkKind>> = { done: 'normal', now: 'now', waiting: 'waiting' };

/** 12月5日 周六 9:00 of a booked place. */
export function bookedWords(at: string, today: PlainDate): string {
  const ms = Date.parse(at);
  return words.at(dayAndWeekday(dayInChina(ms), today), timeInChina(ms));
}

/** When a step was, or by when it should be; a booked place says its time. */
export function whenWords({ at, on, until }: ReferralStep, today: PlainDate): string | undefined {
  if (at !== null) return bookedWords(at, today);
  if (until === null) return on === null ? undefined : dayWords(on, today);
  return on === null ? words.until(dayWords(until, today)) : words.fromTo(dayWords(on, today), dayWords(until, today));
}

/** The way of a referral: what was done, what is next, what will come. */
export function ReferralFlow({ steps, today }: { steps: readonly ReferralStep[]; today: PlainDate }) {
  return (
    <View className="flow" {...a11y({ role: 'list' })}>
      {steps.map((step, index) => {
        const note = states.dotted([whenWords(step, today) ?? '', step.note ?? '']);
        return (
          <View key={`${step.state}${step.title}${step.on}`} className="flow__step" {...a11y({ role: 'listitem' })}>
            <View className="flow__mark">
              <Mark kind={MARKS[step.state]} size={24} />
              {index < steps.length - 1 && <View className="flow__line" />}
            </View>
            <View className="flow__main">
              <View className="flow__title">{step.title}</View>
              {note && <View className={`flow__note flow__note--${step.state}`}>{note}</View>}
            </View>
          </View>
        );
      })}
    </View>
  );
}

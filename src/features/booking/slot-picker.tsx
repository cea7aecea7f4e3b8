import { useState } from 'react';
import type { Availability, BookableService, DayCard, SiteDetail, SlotCard } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words } from '@/copy/booking';
import { dayAndWeekday } from '@/copy/when';
import { callPhone } from '@/platform/device';
import { Button } from '@/ui/button/button';
import { DayStrip } from '@/ui/day-strip/day-strip';
import { LinkButton } from '@/ui/link-button/link-button';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { DayNotice } from './day-notice';
import type { WaitTarget } from './draft';
import { MonthSheet } from './month-sheet';
import { targetAt, type SlotChoice, type Tapped } from './slot-choice';
import { dayChoice } from './slot-days';
import { HalfControl, SlotList } from './slot-list';

export interface SlotPickerProps {
  site: SiteDetail;
  /** Vaccination unless told. */
  service?: BookableService | undefined;
  availability: Availability;
  choice: SlotChoice;
  people: number;
  /** Whether one may wait for a full day. */
  mayWait: boolean;
  onTap: (tapped: Tapped) => void;
  /** Shows the days from this one on. */
  onJump: (day: PlainDate) => void;
  /** Absent where it is to be had at one place only. */
  onOtherSites: (() => void) | undefined;
}

function NoRoomAtAll({ site, onOtherSites }: Pick<SlotPickerProps, 'site' | 'onOtherSites'>) {
  return (
    <StatePanel kind="empty" title={words.noneAtAll} text={words.noneAtAllText}>
      {onOtherSites && <Button text={words.otherSites} onPress={onOtherSites} />}
      <Button text={words.callSite} kind="plain" icon="phone" onPress={() => void callPhone(site.phone)} />
    </StatePanel>
  );
}

interface TimesProps extends SlotPickerProps {
  day: DayCard;
}

function Times({ day, choice, people, onTap }: TimesProps) {
  const choose = (slot: SlotCard): void => {
    const target = targetAt(day, slot, people);
    if (target) onTap({ day: day.day, half: slot.half, target });
  };
  const chosen = choice.target?.kind === 'slot' ? choice.target.places.map(({ slotId }) => slotId) : [];
  return (
    <>
      <HalfControl day={day} half={choice.half} onChange={(half) => onTap({ day: day.day, half })} />
      <SlotList day={day} half={choice.half} people={people} chosen={chosen} onChoose={choose} />
    </>
  );
}

function Day(props: TimesProps) {
  const { day, availability, choice, mayWait, onTap } = props;
  if (day.state === 'open' || day.state === 'past-cutoff') return <Times {...props} />;
  const waitingFor = choice.target?.kind === 'wait' ? choice.target.half : undefined;
  const wait = (half: WaitTarget['half']): void =>
    onTap({ day: day.day, target: { kind: 'wait', day: day.day, half } });
  return <DayNotice day={day} today={availability.today} waitingFor={waitingFor} onWait={mayWait ? wait : undefined} />;
}

/** These days have nothing left, a later one has. */
function Elsewhere({ site, availability, choice, onGo }: SlotPickerProps & { onGo: (day: PlainDate) => void }) {
  const { nextFreeDay } = site;
  const { days, today } = availability;
  if (nextFreeDay === null || choice.target !== undefined || choice.day.state === 'open') return null;
  if (days.some(({ day }) => day === nextFreeDay)) return null;
  return (
    <StatePanel kind="empty" title={words.noDays} text={words.noDaysNext(dayAndWeekday(nextFreeDay, today))}>
      <Button text={words.goThere} onPress={() => onGo(nextFreeDay)} />
    </StatePanel>
  );
}

const isOpening = ({ state }: DayCard): boolean => state !== 'closed' && state !== 'past-cutoff';

/** Which day, which time. */
export function SlotPicker(props: SlotPickerProps) {
  const { site, service, availability, choice, onTap, onJump } = props;
  const [month, setMonth] = useState(false);
  const { days, today } = availability;
  if (site.nextFreeDay === null && !days.some(isOpening)) return <NoRoomAtAll {...props} />;
  const pick = (day: PlainDate): void => {
    setMonth(false);
    onTap({ day });
    if (!days.some((each) => each.day === day)) onJump(day);
  };
  return (
    <>
      <SectionTitle
        text={words.whichDay}
        right={<LinkButton text={words.month} arrow onPress={() => setMonth(true)} />}
      />
      <DayStrip
        days={days.map((day) => dayChoice(day, today))}
        current={choice.day.day}
        label={words.dayLabel}
        onChange={(day) => onTap({ day })}
      />
      <SectionTitle text={words.whichTime} />
      <Day {...props} day={choice.day} />
      <Elsewhere {...props} onGo={pick} />
      <MonthSheet
        open={month}
        siteId={site.siteId}
        service={service}
        current={choice.day.day}
        onPick={pick}
        onClose={() => setMonth(false)}
      />
    </>
  );
}

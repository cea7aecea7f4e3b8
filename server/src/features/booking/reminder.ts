import { reminderLine } from '@kangban/domain/checkup-booking/prepare';
import { CHECKUP_NAMES, findCheckup } from '@kangban/domain/checkup-booking/checkup-item';
import { findReward } from '@kangban/domain/reward/slot-item';
import type { WantedDose } from '@kangban/domain/immunization/decide-doses';
import { maskName } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { messageRow, type OutboxRow } from '../outbox/outbox';
import type { SlotRow } from './facts-store';

/** What a reminder says. */
export interface Reminded {
  name: string;
  slot: Pick<SlotRow, 'day' | 'starts_at' | 'ends_at' | 'site_short_name' | 'stop_place' | 'service_name'>;
  ticketNo: string;
  items: readonly WantedDose[];
}

const wordsOf = ({ name, slot, ticketNo }: Reminded) => ({
  who: maskName(name),
  day: `${Number(slot.day.slice(5, 7))}月${Number(slot.day.slice(8, 10))}日`,
  time: `${slot.starts_at}–${slot.ends_at}`,
  siteName: slot.stop_place === null ? slot.site_short_name : `${slot.site_short_name} ${slot.stop_place}`,
  ticketNo,
});

export interface ReminderAt {
  countyCode: string;
  accountId: string;
  appointmentId: string;
  sendAfter: Date;
  about: Reminded;
}

/** The message of the evening before: for a checkup with how to come to it. */
export function reminderRow(
  deps: Pick<Deps, 'cipher' | 'clock'>,
  { countyCode, accountId, appointmentId, sendAfter, about }: ReminderAt,
): OutboxRow {
  const reward = findReward(about.items);
  const checkup = findCheckup(about.items);
  const common = { countyCode, channel: 'wechat' as const, accountId, subjectId: appointmentId, sendAfter };
  if (reward) {
    const what = about.slot.service_name ?? reward.service;
    return messageRow(deps, { ...common, template: 'service-reminder', params: { ...wordsOf(about), what } });
  }
  if (!checkup) return messageRow(deps, { ...common, template: 'appointment-reminder', params: wordsOf(about) });
  const what = CHECKUP_NAMES[checkup.service];
  const prepare = reminderLine(checkup.service, about.slot.starts_at);
  return messageRow(deps, { ...common, template: 'checkup-reminder', params: { ...wordsOf(about), what, prepare } });
}

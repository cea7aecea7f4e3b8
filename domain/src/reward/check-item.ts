/** What is wrong with an item a county wants to add to its catalogue, by the field it stands in; the shape is the contract's. */
import type { OpenHours, RewardBooking, RewardKind } from './types';
import { clashingHours } from './hours';

/** What is judged of an item; its texts have only a length. */
export interface ItemToCheck {
  kind: RewardKind;
  booking: RewardBooking;
  /** Which add-on of the yearly checkup it is; null for none. */
  addOnId: string | null;
  /** Whose slots it goes on to; null for none. */
  service: string | null;
  /** Whole years. */
  fromAge: number | null;
  toAge: number | null;
}

/** What there is to choose from on the day. */
export interface KnownIds {
  addOnIds: readonly string[];
  services: readonly string[];
}

export interface ItemFault {
  field: 'booking' | 'addOnId' | 'service' | 'toAge' | 'hours';
  text: string;
}

function addOnFaults({ booking, addOnId }: ItemToCheck, { addOnIds }: KnownIds): ItemFault[] {
  if (addOnId === null) return booking === 'checkup-add-on' ? [{ field: 'addOnId', text: '选一项体检的加项。' }] : [];
  return addOnIds.includes(addOnId) ? [] : [{ field: 'addOnId', text: '体检里没有这个加项。' }];
}

function slotFaults({ booking, service }: ItemToCheck, { services }: KnownIds): ItemFault[] {
  if (booking !== 'slot') return service === null ? [] : [{ field: 'service', text: '不约时间的，不用选号源。' }];
  return service !== null && services.includes(service) ? [] : [{ field: 'service', text: '选一种放号的服务。' }];
}

/**
 * Faults of an item where add-ons of the checkup and services with slots are known by id; empty when it can be offered. Only a service goes on to a
 * time, and what is done with the checkup says which add-on it is: age and interval come from that table.
 */
export function itemFaults(item: ItemToCheck, known: KnownIds): ItemFault[] {
  const { kind, booking, fromAge, toAge } = item;
  const faults: ItemFault[] = [];
  if (booking !== 'walk-in' && kind !== 'service')
    faults.push({ field: 'booking', text: '东西不用约时间，选“开放时间来”。' });
  faults.push(...addOnFaults(item, known), ...slotFaults(item, known));
  if (fromAge !== null && toAge !== null && toAge < fromAge)
    faults.push({ field: 'toAge', text: '最大的岁数比最小的还小。' });
  return faults;
}

/** Faults of the opening hours of one place: a span that ends before it begins, or two that overlap. Empty means any time. */
export function hoursFaults(hours: readonly OpenHours[]): ItemFault[] {
  if (hours.some(({ opensAt, closesAt }) => closesAt <= opensAt)) return [{ field: 'hours', text: '关门要比开门晚。' }];
  return clashingHours(hours) ? [{ field: 'hours', text: '同一天有两段时间重叠了。' }] : [];
}

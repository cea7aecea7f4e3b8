import type { Redemption, RewardPlace } from '@kangban/contract/reward';
import { REFUND_TEXTS } from '@kangban/domain/reward/refund';
import type { RedemptionState } from '@kangban/domain/reward/states';
import { maskName } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { CheckupRow } from './appointment-store';
import { type Item, placeView } from './catalogue';
import type { SlotBookingRow } from './slot-store';
import type { RedemptionRow } from './store';

/** What a redemption is shown with. */
export interface Scene {
  /** Whom the account asked about: it may have been redeemed under another record of theirs. */
  residentId: string;
  label: string;
  today: PlainDate;
  item: Item;
  /** Points of the purse that paid. */
  active: number;
  checkups: readonly CheckupRow[];
  /** Times that are booked for redemptions. */
  times: readonly SlotBookingRow[];
  /** Whether its place has published times that can be booked until its last day. */
  hasTimes: boolean;
}

const END_TEXTS: Readonly<Record<Exclude<RedemptionState, 'held'>, string>> = {
  committed: '已经用了',
  voided: '已经退了，积分还给您了',
  expired: '过期没用，积分还给您了',
  refunded: '积分退给您了',
};

const bookedDay = ({ appointmentId, day, startsAt, endsAt, place }: CheckupRow | SlotBookingRow) => ({
  appointmentId,
  day,
  startsAt,
  endsAt,
  place,
});

/** Whether an add-on can be done with a booked checkup: at the same place, in time. */
export const fitsCheckup = (row: Pick<RedemptionRow, 'siteId' | 'useBy' | 'booking'>, checkup: CheckupRow): boolean =>
  row.booking === 'checkup-add-on' && checkup.siteId === row.siteId && checkup.day <= row.useBy;

const timeOf = ({ appointmentId }: RedemptionRow, { times }: Scene): SlotBookingRow | undefined =>
  times.find((time) => time.appointmentId === appointmentId);

/** A slot of its own: chosen, to be chosen, or none published and used in the opening hours. */
function slotBookingOf(row: RedemptionRow, scene: Scene): Redemption['booking'] {
  const time = timeOf(row, scene);
  const how = time || scene.hasTimes ? row.booking : 'walk-in';
  const service = how === 'slot' ? row.service : null;
  return { how, service, appointment: time ? bookedDay(time) : null, canJoin: null };
}

function bookingOf(row: RedemptionRow, scene: Scene): Redemption['booking'] {
  if (row.booking === 'slot') return slotBookingOf(row, scene);
  const { checkups, today } = scene;
  const joined = checkups.find(({ appointmentId }) => appointmentId === row.appointmentId);
  const open = row.state === 'held' && !joined;
  const free = open ? checkups.find((checkup) => fitsCheckup(row, checkup) && checkup.day >= today) : undefined;
  return {
    how: row.booking,
    service: null,
    appointment: joined ? bookedDay(joined) : null,
    canJoin: free ? bookedDay(free) : null,
  };
}

/** The place it was redeemed at; it stays with the catalogue for good. */
function placeOf(row: RedemptionRow, { item, today }: Scene): RewardPlace {
  const place = item.places.find(({ siteId }) => siteId === row.siteId);
  if (!place) throw new Error(`redemption ${row.redemptionId} names a place its item does not have`);
  return placeView(place, today, undefined);
}

/** A redemption as the family sees it. */
export function redemptionView(row: RedemptionRow, scene: Scene): Redemption {
  const { state } = row;
  return {
    redemptionId: row.redemptionId,
    residentId: scene.residentId,
    number: row.number,
    state,
    itemId: row.itemId,
    kind: row.kind,
    icon: row.icon,
    name: row.itemName,
    unit: row.unit,
    points: row.points,
    holder: row.holderKind === 'family' ? 'family' : 'own',
    activeLeft: Math.max(0, scene.active),
    nameMasked: maskName(row.name),
    label: scene.label,
    place: placeOf(row, scene),
    heldAt: row.heldAt.toISOString(),
    useBy: row.useBy,
    endedAt: row.endedAt?.toISOString() ?? null,
    endText: state === 'held' ? null : END_TEXTS[state],
    refundText: REFUND_TEXTS[row.kind],
    mayCancel: state === 'held' && timeOf(row, scene)?.checkedIn !== true,
    booking: bookingOf(row, scene),
  };
}

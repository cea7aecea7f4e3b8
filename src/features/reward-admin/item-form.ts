import type { NewRewardItem } from '@kangban/contract/reward-item';
import { addOnsOn } from '@kangban/domain/checkup-booking/add-ons';
import { itemFaults } from '@kangban/domain/reward/check-item';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { rewardAdmin } from '@/copy/reward-admin';
import { type Read, readDay, readHours, readNote, readWhole, readWholeOrNone, readWords, type SpanForm } from './typed';

export interface PlaceForm {
  siteId: string;
  room: string;
  spans: readonly SpanForm[];
}

/** A new item as it is typed. */
export interface ItemForm extends Pick<
  NewRewardItem,
  'kind' | 'icon' | 'sex' | 'enrolledOnly' | 'ownSiteOnly' | 'booking' | 'addOnId' | 'service'
> {
  name: string;
  unit: string;
  about: string;
  detail: string;
  points: string;
  validFrom: string;
  fromAge: string;
  toAge: string;
  everyMonths: string;
  useWithinDays: string;
  places: readonly PlaceForm[];
  note: string;
}

export const emptyItem = (today: PlainDate): ItemForm => ({
  kind: 'service',
  icon: 'doctor',
  name: '',
  unit: '',
  about: '',
  detail: '',
  points: '',
  validFrom: today,
  fromAge: '',
  toAge: '',
  sex: null,
  enrolledOnly: false,
  ownSiteOnly: false,
  everyMonths: '',
  booking: 'walk-in',
  addOnId: null,
  service: null,
  useWithinDays: '90',
  places: [],
  note: '',
});

/** What to say at each box; none where all is well. Places are by their clinic: `place <siteId>`. */
export type ItemFaults = Readonly<Partial<Record<string, string>>>;

const AGE = { least: 0, most: 150 };

/** Everything that is typed, each box by itself: what it says, or what is wrong with it. */
function readTexts(form: ItemForm, today: PlainDate) {
  const faults: Partial<Record<string, string>> = {};
  const take = <T>(name: string, { value, fault }: Read<T>, none: T): T => {
    if (fault !== undefined) faults[name] = fault;
    return value ?? none;
  };
  const values = {
    name: take('name', readWords(form.name, 30), ''),
    unit: take('unit', readWords(form.unit, 10), ''),
    about: take('about', readWords(form.about, 40), ''),
    detail: take('detail', readWords(form.detail, 200), ''),
    fromAge: take('fromAge', readWholeOrNone(form.fromAge, AGE), null),
    toAge: take('toAge', readWholeOrNone(form.toAge, AGE), null),
    everyMonths: take('everyMonths', readWholeOrNone(form.everyMonths, { least: 1, most: 120 }), null),
    useWithinDays: take('useWithinDays', readWhole(form.useWithinDays, { least: 1, most: 366 }), 0),
    note: take('note', readNote(form.note), ''),
    price: {
      points: take('points', readWhole(form.points, { least: 1, most: 100_000 }), 0),
      validFrom: take('validFrom', readDay(form.validFrom, today), today),
    },
    places: form.places.map(({ siteId, room, spans }) => ({
      siteId,
      room: room.trim(),
      hours: take(`place ${siteId}`, readHours(spans), []),
    })),
  };
  if (form.places.length === 0) faults.places = rewardAdmin.wrong.place;
  return { values, faults };
}

/** What was chosen, without what belongs to another choice: goods are no add-on, and only slots have a service. */
const chosenOf = ({ kind, icon, sex, enrolledOnly, ownSiteOnly, booking, addOnId, service }: ItemForm) => ({
  kind,
  icon,
  sex,
  enrolledOnly,
  ownSiteOnly,
  booking,
  addOnId: kind === 'goods' ? null : addOnId,
  service: booking === 'slot' ? service : null,
});

/** The item a form says, or what is wrong with it, box by box. `services` are those with slots. */
export function readItem(
  form: ItemForm,
  { today, services }: { today: PlainDate; services: readonly string[] },
): { item: NewRewardItem | undefined; faults: ItemFaults } {
  const { values, faults: typed } = readTexts(form, today);
  const item = { ...chosenOf(form), ...values };
  const sense = itemFaults(item, { addOnIds: addOnsOn(today).map(({ id }) => id), services });
  const faults = { ...Object.fromEntries(sense.map(({ field, text }) => [field, text])), ...typed };
  return { item: Object.keys(faults).length === 0 ? item : undefined, faults };
}

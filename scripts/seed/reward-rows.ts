// The catalogue of rewards with prices, places, hours and the stock of this month and the next.
import { daysInMonth, partsOf, type PlainDate, toPlainDate } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import type { County } from './county';
import { addDays, addMonths } from './days';
import { makeIds, makeRandom } from './random';
import { type SeededReward, REWARDS, SERVICES } from './rewards-table';
import type { Row, TableRows } from './rows';

/** Prices stand since the start of the year before. */
const pricedFrom = (today: PlainDate): PlainDate => toPlainDate(`${partsOf(today).year - 1}-01-01`);

function* serviceRows({ countyCode }: County): Generator<Row> {
  for (const { code, name, prepare } of SERVICES) yield { county_code: countyCode, service: code, name, prepare };
}

function* rewardItemRows({ countyCode }: County): Generator<Row> {
  for (const [sort, item] of REWARDS.entries())
    yield {
      county_code: countyCode,
      item_id: item.id,
      kind: item.kind,
      icon: item.icon,
      name: item.name,
      unit: item.unit,
      about: item.about,
      detail: item.detail,
      sort,
      from_age: item.fromAge ?? null,
      to_age: item.toAge ?? null,
      every_months: item.everyMonths ?? null,
      booking: item.booking,
      add_on_id: item.addOnId ?? null,
      service: item.service ?? null,
      use_within_days: item.useWithinDays,
    };
}

function* rewardPriceRows({ countyCode, today }: County): Generator<Row> {
  const from = pricedFrom(today);
  for (const { id, points } of REWARDS)
    yield {
      county_code: countyCode,
      item_id: id,
      version: 1,
      points,
      valid_from: from,
      set_at: instantOf(from, '09:00'),
    };
}

function* placesOf({ sites, countyCode }: County) {
  for (const item of REWARDS)
    for (const place of item.places) {
      const site = sites.find(({ code }) => code === place.code);
      if (site) yield { item, place, key: { county_code: countyCode, item_id: item.id, site_id: site.id } };
    }
}

function* rewardPlaceRows(county: County): Generator<Row> {
  for (const { place, key } of placesOf(county)) yield { ...key, room: place.room };
}

function* rewardHoursRows(county: County): Generator<Row> {
  for (const { place, key } of placesOf(county))
    for (const [weekdays, opens, closes] of place.hours)
      for (const weekday of weekdays) yield { ...key, weekday, opens_at: opens, closes_at: closes };
}

const monthStart = (day: PlainDate): PlainDate => toPlainDate(`${day.slice(0, 7)}-01`);
function monthEnd(day: PlainDate): PlainDate {
  const { year, month } = partsOf(day);
  return toPlainDate(`${day.slice(0, 7)}-${String(daysInMonth(year, month)).padStart(2, '0')}`);
}

/** Three months by the month; where there is none now, from the day it comes again. */
function periodsOf({ againInDays }: SeededReward, today: PlainDate): [from: PlainDate, to: PlainDate][] {
  const first = monthStart(today);
  const months = [0, 1, 2].map((ahead) => addMonths(first, ahead));
  if (againInDays === undefined) return months.map((month) => [month, monthEnd(month)]);
  const from = addDays(today, againInDays);
  return [[from, monthEnd(addMonths(from, 1))]];
}

function* rewardStockRows(county: County): Generator<Row> {
  const { today, seed } = county;
  const ids = makeIds(makeRandom(seed, 'reward-stock'));
  const at = instantOf(today, '07:00');
  for (const { item, place, key } of placesOf(county))
    for (const [from, to] of periodsOf(item, today))
      yield { ...key, stock_id: ids(at), period_from: from, period_to: to, capacity: place.capacity };
}

/** The tables of the catalogue, in the order foreign keys ask for. */
export const rewardTables = (county: County): TableRows[] => [
  { table: 'bookable_service', rows: serviceRows(county) },
  { table: 'reward_item', rows: rewardItemRows(county) },
  { table: 'reward_price', rows: rewardPriceRows(county) },
  { table: 'reward_place', rows: rewardPlaceRows(county) },
  { table: 'reward_hours', rows: rewardHoursRows(county) },
  { table: 'reward_stock', rows: rewardStockRows(county) },
];

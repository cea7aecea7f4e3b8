// The county, its clinics, their sessions and slots as rows.
import type { SiteTime } from '../../domain/src/booking/slot-plan';
import { instantOf } from '../../server/src/clock';
import type { County } from './county';
import { COUNTY_WORDS } from './places-table';
import { makeIds, makeRandom } from './random';
import { VACCINE_OPTIONS } from './record';
import type { Row } from './rows';

export const countyRow = ({ countyCode, today }: County): Row => ({
  county_code: countyCode,
  name: COUNTY_WORDS.name,
  health_bureau: COUNTY_WORDS.healthBureau,
  hotline: COUNTY_WORDS.hotline,
  loaded_on: today,
  vaccine_options: { json: VACCINE_OPTIONS },
});

export function* siteRows({ countyCode, sites }: County): Generator<Row> {
  for (const site of sites)
    yield {
      county_code: countyCode,
      site_id: site.id,
      code: site.code,
      name: site.name,
      short_name: site.shortName,
      kind: site.kind,
      address: site.address,
      room: site.room,
      latitude: site.latitude,
      longitude: site.longitude,
      phone: site.phone,
      services: site.services,
      opening_hours: { json: site.openingHours },
    };
}

export function* policyRows({ countyCode, sites }: County): Generator<Row> {
  for (const { id, policy } of sites)
    yield {
      county_code: countyCode,
      site_id: id,
      release_days_ahead: policy.releaseDaysAhead,
      release_at: policy.releaseAt,
      onsite_released_minutes_before: policy.onsiteReleasedMinutesBefore,
      booking_cutoff_minutes: policy.bookingCutoffMinutes,
    };
}

export function* templateRows({ countyCode, sites, seed, today }: County): Generator<Row> {
  const ids = makeIds(makeRandom(seed, 'template-ids'));
  for (const { id, plan } of sites)
    for (const template of plan.templates)
      yield {
        county_code: countyCode,
        template_id: ids(instantOf(today, '00:00')),
        site_id: id,
        service: template.service,
        weekday: template.weekday,
        starts_at: template.startsAt,
        ends_at: template.endsAt,
        slot_minutes: template.slotMinutes,
        stations: template.stations,
        minutes_per_person: template.minutesPerPerson,
        onsite_places: template.onsitePlaces,
        staff_places: template.staffPlaces,
        valid_from: template.validFrom,
        valid_to: template.validTo,
      };
}

export function* exceptionRows({ countyCode, sites, seed, today }: County): Generator<Row> {
  const ids = makeIds(makeRandom(seed, 'exception-ids'));
  for (const { id, plan } of sites)
    for (const exception of plan.exceptions)
      yield {
        county_code: countyCode,
        exception_id: ids(instantOf(today, '00:00')),
        site_id: id,
        service: exception.service,
        day: exception.day,
        kind: exception.kind,
        stations: exception.kind === 'capacity' ? exception.stations : null,
        reason: exception.reason,
      };
}

export function* holidayRows({ countyCode, sites }: County): Generator<Row> {
  for (const { day, name } of sites[0]?.plan.holidays ?? []) yield { county_code: countyCode, day, name };
}

export function* slotRows({ countyCode, slots, bookings }: County): Generator<Row> {
  const at = ({ day, time }: SiteTime): Date => instantOf(day, time);
  for (const slot of slots) {
    const { taken, issued } = bookings.fillingOf(slot);
    yield {
      county_code: countyCode,
      slot_id: slot.id,
      site_id: slot.site.id,
      service: slot.service,
      day: slot.day,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
      ticket_base: slot.ticketBase,
      released_at: at(slot.releasedAt),
      online_until: at(slot.onlineUntil),
      onsite_released_at: at(slot.onsiteReleasedAt),
      online_capacity: slot.online,
      online_taken: taken.online,
      onsite_capacity: slot.onsite,
      onsite_taken: taken.onsite,
      staff_capacity: slot.staff,
      staff_taken: taken.staff,
      places_issued: issued,
      closed: slot.closedReason !== null,
      closed_reason: slot.closedReason,
      stop_id: slot.stopId,
    };
  }
}

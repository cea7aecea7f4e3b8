// Sessions of the services of the catalogue of rewards, in the week of their clinic.
import type { SessionTemplate } from '../../domain/src/booking/slot-plan';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { Place } from './places-table';
import { SERVICES } from './rewards-table';

/** Half an hour a person, as many at once as there are couches or rooms. */
const HALF_HOURS = { slotMinutes: 30, minutesPerPerson: 30, onsitePlaces: 0, staffPlaces: 0 } as const;

/** In the afternoon, so that the mornings of the pictures keep their numbers. */
export const serviceTemplates = ({ code }: Place, validFrom: PlainDate): SessionTemplate[] =>
  SERVICES.filter(({ place }) => place === code).flatMap(({ code: service, weekdays, startsAt, endsAt, stations }) =>
    weekdays.map((weekday) => ({
      ...HALF_HOURS,
      service,
      weekday,
      startsAt,
      endsAt,
      stations,
      validFrom,
      validTo: null,
    })),
  );

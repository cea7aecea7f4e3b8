// Puts a whole demo county together; nothing here touches a database.
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import { addDays } from './days';
import { Accounts } from './accounts';
import { Bookings } from './bookings';
import { type DemoFamily, familyMembers, makeDemoFamily } from './demo-family';
import { type Childhood, CHECKED_BELOW_YEARS, liveCheckups } from './checkups';
import { fillCheckups } from './fill-checkups';
import { demoCheckups } from './demo-checkups';
import { fillSlots } from './fill';
import { makeRecords } from './health/county-records';
import type { SeededEntry } from './health/entry';
import { liveAll } from './lives';
import type { Person } from './people';
import { makeIds, makeRandom, type Random } from './random';
import { makeResidents } from './residents';
import { makeSites, type Site, type Slot, slotsOf } from './sites';
import { deskOf, makeStaff, type StaffMember } from './staff';

export interface CountyOptions {
  countyCode: string;
  residents: number;
  seed: string;
  today: PlainDate;
  /** The moment of loading: nothing was measured after it. Left out, the whole day is over. */
  now?: Date;
}

export interface County extends CountyOptions {
  sites: Site[];
  slots: Slot[];
  people: Person[];
  family: DemoFamily;
  staff: StaffMember[];
  accounts: Accounts;
  bookings: Bookings;
  childhoods: Childhood[];
  records: SeededEntry[];
}

/** Days after the loading day of the father's influenza vaccination at the county hospital. */
const FATHER_AHEAD = 3;

function siteBy(sites: readonly Site[], code: string): Site {
  const site = sites.find((one) => one.code === code);
  if (!site) throw new RangeError(`no clinic ${code}`);
  return site;
}

/** Every young child's check-ups, each with a stream of chance of its own. */
function liveChildhoods(
  people: readonly Person[],
  { today, seed, hospital }: { today: PlainDate; seed: string; hospital: Site },
): Childhood[] {
  const young = people.filter(({ years }) => years < CHECKED_BELOW_YEARS);
  return young.map((person, no) =>
    liveCheckups(person, { today, hospital, random: makeRandom(seed, `check-ups ${no}`) }),
  );
}

/** The demo family's accounts and the one booking they hold. */
function bookForFamily({ family, slots, sites, today, accounts, bookings }: County): void {
  const { xiaomei, father } = family;
  const daughter = accounts.of(xiaomei, xiaomei.phone ?? '');
  accounts.of(father, father.phone ?? '');
  accounts.addProxy(daughter, father, '爸爸');
  const hospital = siteBy(sites, 'XY01');
  const day = addDays(today, FATHER_AHEAD);
  const slot = slots.find((one) => one.site === hospital && one.day === day && one.closedReason === null);
  const doses = [{ series: 'Flu-IIV', vaccine: 'Flu-IIV', dose: 1 }];
  if (slot) bookings.book(slot, { person: father, pool: 'online', state: 'booked', doses, accountId: daughter.id });
}

/** What is written of everybody, after the family's accounts are there: 爸爸 writes in his own record. */
function recordsOf({ today, now, people, family, sites, accounts }: County, random: Random): SeededEntry[] {
  const fathersAccount = accounts.of(family.father, family.father.phone ?? '').id;
  const records = makeRecords({ today, people, family, hospital: siteBy(sites, 'XY01'), random, fathersAccount });
  return records.filter(({ on, at }) => now === undefined || at === undefined || instantOf(on, at) <= now);
}

/** The same options give the same county, ids and all; only passwords nobody knows are drawn anew. */
export async function makeCounty(options: CountyOptions): Promise<County> {
  const { countyCode, residents, today } = options;
  const seed = `${countyCode} ${options.seed}`;
  const random = (purpose: string) => makeRandom(seed, purpose);
  const ids = makeIds(random('ids'));
  const midnight = instantOf(today, '00:00');
  const idAt = (): string => ids(midnight);
  const sites = makeSites({ today, residents, random: random('sites'), idAt });
  const making = { countyCode, today, sites, idAt };
  const family = makeDemoFamily({
    ...making,
    random: random('family'),
    home: siteBy(sites, 'LX01'),
  });
  const others = makeResidents(Math.max(0, residents - familyMembers(family).length), {
    ...making,
    random: random('people'),
  });
  await liveAll({ people: others, sites, today, seed });
  const people: Person[] = [...familyMembers(family), ...others];
  const staff = await makeStaff({ sites, random: random('staff'), idAt });
  const slots = sites.flatMap((site) => slotsOf(site, today, idAt));
  const accounts = new Accounts(people, today, ids);
  const bookings = new Bookings({ today, random: random('bookings'), idAt: ids, accounts, staffOf: deskOf(staff) });
  const hospital = siteBy(sites, 'FY01');
  const childhoods = [
    ...demoCheckups(family, { today, random: random('demo check-ups'), hospital }),
    ...liveChildhoods(others, { today, seed, hospital }),
  ];
  const county: County = {
    ...options,
    seed,
    sites,
    slots,
    people,
    family,
    staff,
    accounts,
    bookings,
    childhoods,
    records: [],
  };
  bookForFamily(county);
  county.records = recordsOf(county, random('records'));
  const serviceIs = (wanted: string) => slots.filter(({ service }) => service === wanted);
  fillSlots({ today, random: random('fill'), people, slots: serviceIs('immunization'), sites, bookings });
  fillCheckups({ today, random: random('fill check-ups'), childhoods, slots: serviceIs('child-health'), bookings });
  return county;
}

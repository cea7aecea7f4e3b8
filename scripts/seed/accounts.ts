// Accounts, ways in and rights of those who book.
import { guardianEndsOn, proxyEndsOn, SCOPES, type RightKind } from '../../domain/src/identity/rights';
import { childLabel } from '../../domain/src/identity/labels';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import { addDays } from './days';
import type { Person } from './people';

export interface Link {
  id: string;
  person: Person;
  right: RightKind;
  label: string;
  agreedBy: 'self' | 'registry' | 'elder-code';
  startsOn: PlainDate;
  endsOn: PlainDate | null;
}

export interface SeededAccount {
  id: string;
  person: Person;
  phone: string;
  elderMode: boolean;
  createdAt: Date;
  links: Link[];
}

export const LINK_SCOPES = [...SCOPES];

/** Days before the loading day on which everybody's account was opened. */
const OPENED_DAYS_AGO = 120;
const ELDER_MODE_YEARS = 65;
const CHILD_BELOW_YEARS = 18;

/** The accounts of a county, one a person, opened when first needed. */
export class Accounts {
  readonly all = new Map<Person, SeededAccount>();
  private readonly childrenOf = new Map<Person, Person[]>();
  private readonly openedOn: PlainDate;

  constructor(
    people: readonly Person[],
    today: PlainDate,
    private readonly idAt: (at: Date) => string,
  ) {
    this.openedOn = addDays(today, -OPENED_DAYS_AGO);
    for (const child of people.filter(({ years }) => years < CHILD_BELOW_YEARS))
      for (const { person } of child.guardians)
        this.childrenOf.set(person, [...(this.childrenOf.get(person) ?? []), child]);
  }

  private get openedAt(): Date {
    return instantOf(this.openedOn, '12:00');
  }

  private guardianLink(child: Person): Link {
    const startsOn = child.birthDate > this.openedOn ? child.birthDate : this.openedOn;
    const right = { right: 'guardian', agreedBy: 'registry', label: childLabel(child.name, undefined) } as const;
    return { ...right, id: this.idAt(this.openedAt), person: child, startsOn, endsOn: guardianEndsOn(child.birthDate) };
  }

  /** The account of a person with a phone: bound, with the rights over the registered children. */
  of(person: Person, phone: string): SeededAccount {
    const known = this.all.get(person);
    if (known) return known;
    const self: Link = {
      id: this.idAt(this.openedAt),
      person,
      right: 'self',
      label: '我',
      agreedBy: 'self',
      startsOn: this.openedOn,
      endsOn: null,
    };
    const children = (this.childrenOf.get(person) ?? []).filter(({ idNumber }) => idNumber !== null);
    const account: SeededAccount = {
      id: this.idAt(this.openedAt),
      person,
      phone,
      elderMode: person.years >= ELDER_MODE_YEARS,
      createdAt: this.openedAt,
      links: [self, ...children.map((child) => this.guardianLink(child))],
    };
    this.all.set(person, account);
    return account;
  }

  /** The account that books for somebody: their own, or a guardian's; undefined when nobody has a phone. */
  whoBooksFor(person: Person): SeededAccount | undefined {
    const bookers = person.years < CHILD_BELOW_YEARS ? person.guardians.map((one) => one.person) : [person];
    const isLinked = person.years >= CHILD_BELOW_YEARS || person.idNumber !== null;
    const booker = bookers.find((one) => one.phone !== null);
    return booker?.phone && isLinked ? this.of(booker, booker.phone) : undefined;
  }

  /** A right over an elder who agreed by the code sent to their phone. */
  addProxy(account: SeededAccount, elder: Person, label: string): void {
    const link = { right: 'proxy', agreedBy: 'elder-code', label, startsOn: this.openedOn } as const;
    account.links.push({ ...link, id: this.idAt(this.openedAt), person: elder, endsOn: proxyEndsOn(this.openedOn) });
  }
}

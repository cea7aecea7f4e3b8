import { isSomebodyElse } from '@kangban/domain/match/compare-persons';
import { matchAmong, type PersonMatch } from '@kangban/domain/match/match-person';
import { readIdNumber } from '@kangban/domain/shared/id-number';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { CandidatePool } from './candidate-pool';
import {
  findCandidates,
  findIdentities,
  findSamePerson,
  type IdentityRow,
  insertIdentities,
  insertPersons,
  insertReviews,
  lockMatching,
  type NewIdentity,
  type NewPerson,
  type NewReview,
} from './persons-store';

/** A person as another system tells of them, under its own number. */
export interface PersonOfSystem {
  county: string;
  /** Name of the system: the id of a FHIR client, an identifier's URI. */
  system: string;
  /** The person's number there. */
  sourceId: string;
  idNumber?: string | undefined;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  /** Mainland mobile number, 11 digits. */
  phone?: string | undefined;
  /** Home clinic of a new person; without one every clinic may see to the match. */
  siteId?: string | undefined;
}

export interface MatchedPerson {
  /** The record to write to: the system's own, which may count under another (`residentIdsOf`). */
  residentId: string;
  /** linked: told of before; id-number: the registry's person; new: nobody was like it; doubtful: an own record until staff decides. */
  how: 'linked' | 'id-number' | 'new' | 'doubtful';
}

type MatchDeps = Pick<Deps, 'cipher' | 'clock'>;

/** What is compared and kept of one telling; hashes in hex. */
interface Told extends PersonOfSystem {
  key: string;
  /** The number, when it is valid. */
  number: string | null;
  /** Whether it says the same sex and birthday as the telling: only then is it kept on a new record. */
  numberFits: boolean;
  idHash: string | null;
  phoneHash: string | null;
}

const keyOf = ({ system, sourceId }: { system: string; sourceId: string }): string => `${system}\n${sourceId}`;
const MOBILE = /^1\d{10}$/;

/** A number that cannot be right is none: it is neither looked up nor kept. */
function numberOf({ cipher, clock }: MatchDeps, told: PersonOfSystem): Pick<Told, 'number' | 'numberFits' | 'idHash'> {
  const read = told.idNumber === undefined ? undefined : readIdNumber(told.idNumber, clock.today());
  if (!read || !('value' in read)) return { number: null, numberFits: false, idHash: null };
  return {
    number: read.value,
    numberFits: read.sex === told.sex && read.birthDate === told.birthDate,
    idHash: cipher.lookup('id-number', read.value).toString('hex'),
  };
}

function readTold(deps: MatchDeps, told: PersonOfSystem): Told {
  const phone = told.phone !== undefined && MOBILE.test(told.phone) ? told.phone : undefined;
  const phoneHash = phone === undefined ? null : deps.cipher.lookup('phone', phone).toString('hex');
  return { ...told, phone, phoneHash, key: keyOf(told), ...numberOf(deps, told) };
}

interface SealedHex {
  cipher: string | null;
  keyId: string | null;
}

function sealedHex({ cipher }: MatchDeps, plain: string | null | undefined): SealedHex {
  if (plain === null || plain === undefined) return { cipher: null, keyId: null };
  const sealed = cipher.seal(plain);
  return { cipher: sealed.cipher.toString('hex'), keyId: sealed.keyId };
}

/** Decides one telling after another and gathers what has to be written. */
class Matching {
  readonly persons: NewPerson[] = [];
  readonly identities: NewIdentity[] = [];
  readonly reviews: NewReview[] = [];
  private readonly decided = new Map<string, MatchedPerson>();

  constructor(
    private readonly deps: MatchDeps,
    private readonly pool: CandidatePool,
    private readonly linked: ReadonlyMap<string, IdentityRow>,
  ) {}

  decide(told: Told): MatchedPerson {
    const before = this.decided.get(told.key);
    if (before) return { ...before, how: 'linked' };
    const known = this.linked.get(told.key);
    const decided = known && !isSomebodyElse(told, known) ? this.keep(told, known) : this.match(told, known);
    this.decided.set(told.key, decided);
    return decided;
  }

  /** Told of before; a number that comes only now may show that the registry has had this person all along. */
  private keep(told: Told, known: IdentityRow): MatchedPerson {
    const { residentId, rootId } = known;
    if (told.idHash !== null && known.idHash === null) {
      const bearer = this.pool.withNumber(told.idHash);
      const other = bearer && this.pool.rootOf(bearer.residentId);
      if (other !== undefined && other !== rootId)
        this.review(told, { subjectId: residentId, candidateId: other, reason: 'number-told-later' });
      this.remember(told, { residentId, how: other === undefined ? 'new' : 'doubtful' });
    }
    return { residentId, how: 'linked' };
  }

  private match(told: Told, before: IdentityRow | undefined): MatchedPerson {
    const match = matchAmong(told, this.pool.of(told));
    const residentId = match.how === 'id-number' ? match.residentId : this.enter(told, match);
    const isDoubtful = before !== undefined && match.how === 'new';
    if (before && match.how !== 'id-number')
      this.review(told, { subjectId: residentId, candidateId: before.rootId, reason: 'source-number-reused' });
    return this.remember(told, { residentId, how: isDoubtful ? 'doubtful' : match.how });
  }

  private remember(told: Told, { residentId, how }: Pick<NewIdentity, 'residentId' | 'how'>): MatchedPerson {
    const { system, sourceId, idHash } = told;
    const { cipher: idCipher, keyId: idKeyId } = sealedHex(this.deps, told.number);
    this.identities.push({ identityId: uuidV7(), system, sourceId, residentId, how, idCipher, idKeyId, idHash });
    return { residentId, how };
  }

  /** A record of one's own, with the pairs staff has to look at. A number somebody else bears stays with the telling. */
  private enter(told: Told, match: Exclude<PersonMatch, { how: 'id-number' }>): string {
    const residentId = uuidV7();
    const isFree = told.numberFits && told.idHash !== null && !this.pool.withNumber(told.idHash);
    const idHash = isFree ? told.idHash : null;
    const id = sealedHex(this.deps, isFree ? told.number : null);
    const phone = sealedHex(this.deps, told.phone);
    const { name, sex, birthDate, phoneHash, siteId = null } = told;
    const sealed = { idCipher: id.cipher, idKeyId: id.keyId, phoneCipher: phone.cipher, phoneKeyId: phone.keyId };
    this.persons.push({ residentId, name, sex, birthDate, siteId, idHash, phoneHash, ...sealed });
    this.pool.add({ residentId, rootId: residentId, name, sex, birthDate, idHash, phoneHash });
    if (match.how === 'doubtful')
      for (const { residentId: candidate, doubt: reason } of match.candidates)
        this.review(told, { subjectId: residentId, candidateId: this.pool.rootOf(candidate), reason });
    return residentId;
  }

  private review({ system }: Told, pair: Pick<NewReview, 'subjectId' | 'candidateId' | 'reason'>): void {
    this.reviews.push({ reviewId: uuidV7(), ...pair, system });
  }
}

const isSettled = (told: Told, linked: ReadonlyMap<string, IdentityRow>): boolean => {
  const known = linked.get(told.key);
  if (!known || isSomebodyElse(told, known)) return false;
  return told.idHash === null || known.idHash !== null;
};

async function linkedOf(client: Transaction, county: string, told: readonly Told[]): Promise<Map<string, IdentityRow>> {
  const numbers = [...new Map(told.map(({ key, system, sourceId }) => [key, { system, sourceId }])).values()];
  const rows = await findIdentities(client, county, numbers);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Looks again and decides, while nobody else of the county does. */
async function matchNewcomers(deps: MatchDeps, client: Transaction, told: readonly Told[]): Promise<MatchedPerson[]> {
  const county = told[0]?.county ?? '';
  await lockMatching(client, county);
  const linked = await linkedOf(client, county, told);
  const open = told.filter((one) => !isSettled(one, linked));
  const sought = open.map(({ name, birthDate, idHash, phoneHash }) => ({ name, birthDate, idHash, phoneHash }));
  const matching = new Matching(deps, new CandidatePool(await findCandidates(client, county, sought)), linked);
  const decided = told.map((one) => matching.decide(one));
  const at = deps.clock.now();
  await insertPersons(client, county, { persons: matching.persons, at });
  await insertIdentities(client, county, { identities: matching.identities, at });
  await insertReviews(client, county, { reviews: matching.reviews, at });
  return decided;
}

/**
 * Finds or makes the record of each person another system tells of, all of one county, in the caller's transaction and in the order
 * told: a fixed number of statements however many there are. The same telling gives the same record again. Who is like somebody by
 * all but the identity number gets an own record and a pair for the staff to look at; nothing is merged here.
 */
export async function matchPersons(
  deps: MatchDeps,
  client: Transaction,
  persons: readonly PersonOfSystem[],
): Promise<MatchedPerson[]> {
  if (persons.length === 0) return [];
  const county = persons[0]?.county ?? '';
  if (persons.some((one) => one.county !== county)) throw new Error('persons of two counties');
  const told = persons.map((one) => readTold(deps, one));
  const linked = await linkedOf(client, county, told);
  if (!told.every((one) => isSettled(one, linked))) return matchNewcomers(deps, client, told);
  return told.map((one) => ({ residentId: linked.get(one.key)?.residentId ?? '', how: 'linked' }));
}

/** The same for one person. */
export async function matchPerson(
  deps: MatchDeps,
  client: Transaction,
  person: PersonOfSystem,
): Promise<MatchedPerson> {
  const [matched] = await matchPersons(deps, client, [person]);
  if (!matched) throw new Error('a person was told of and not matched');
  return matched;
}

/** All records of a person, whichever of them is named (one query); none when the county does not have it. */
export const residentIdsOf = (deps: Pick<Deps, 'db'>, county: string, residentId: string): Promise<string[]> =>
  findSamePerson(deps.db, county, residentId);

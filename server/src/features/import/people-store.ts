import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import type { ImportContext } from './kind';

/** How a line of a file names a person: an ID number, or the number of the clinic's own system. */
export interface NamesPerson {
  idNumber: string | null;
  residentKey: string | null;
}

export interface ImportPerson {
  resident_id: string;
  id_hmac: Buffer | null;
  source_key: string | null;
  birth_date: PlainDate;
  /** Every record of this person, this one among them. */
  same_person: string[];
}

export interface ImportPeople {
  of(row: NamesPerson): ImportPerson | undefined;
  all: readonly ImportPerson[];
}

const PEOPLE = `
  SELECT resident_id, id_hmac, source_key, birth_date, COALESCE(same_person, ARRAY[resident_id]) AS same_person FROM resident
   WHERE county_code = $1 AND (id_hmac = ANY($2::bytea[]) OR (source = 'import' AND source_key = ANY($3::text[])))`;

/** The people a batch of lines names, in one query. */
export async function findPeople(
  client: Transaction,
  rows: readonly NamesPerson[],
  { countyCode, cipher }: ImportContext,
): Promise<ImportPeople> {
  const hash = (idNumber: string): string => cipher.lookup('id-number', idNumber).toString('hex');
  const hashes = rows.flatMap((row) => (row.idNumber === null ? [] : [Buffer.from(hash(row.idNumber), 'hex')]));
  const keys = rows.flatMap((row) => (row.residentKey === null ? [] : [row.residentKey]));
  const { rows: all } = await client.query<ImportPerson>(PEOPLE, [countyCode, hashes, keys]);
  const byHash = new Map(all.map((person) => [person.id_hmac?.toString('hex'), person]));
  const byKey = new Map(all.map((person) => [person.source_key, person]));
  return {
    all,
    of: (row) => (row.idNumber === null ? byKey.get(row.residentKey) : byHash.get(hash(row.idNumber))),
  };
}

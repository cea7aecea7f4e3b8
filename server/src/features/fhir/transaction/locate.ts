import type { Cipher } from '../../../crypto/cipher';
import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Taken } from '../read';
import type { Ask, Condition } from './asks';
import type { Findings } from './faults';
import { bodyOf, identifierKey } from './keys';
import type { HeadRow } from './resource-store';
import type { Target } from './target';

/** Heads by name and by what they are searched by. */
export class Heads {
  private readonly byName = new Map<string, HeadRow>();
  private readonly byKey = new Map<string, HeadRow[]>();

  constructor(rows: readonly HeadRow[]) {
    this.add(rows);
  }

  add(rows: readonly HeadRow[]): void {
    for (const row of rows) {
      const name = `${row.type}/${row.id}`;
      if (this.byName.has(name)) continue;
      this.byName.set(name, row);
      for (const key of row.deleted ? [] : row.identifiers) this.byKey.set(key, [...this.having(key), row]);
    }
  }

  get = (type: string, id: string): HeadRow | undefined => this.byName.get(`${type}/${id}`);
  all = (): HeadRow[] => [...this.byName.values()];

  /** Living resources with an identifier. */
  having = (key: string): readonly HeadRow[] => this.byKey.get(key) ?? [];

  /** Living resources a condition means. */
  meant(cipher: Cipher, type: string, { identifiers, ids }: Condition): HeadRow[] {
    const [first, ...keys] = identifiers.map((told) => identifierKey(cipher, type, told));
    const named = ids.flatMap((id) => this.get(type, id) ?? []);
    return (first === undefined ? named : this.having(first)).filter(
      (row) => !row.deleted && keys.every((key) => row.identifiers.includes(key)) && ids.every((id) => id === row.id),
    );
  }
}

interface Locating {
  cipher: Cipher;
  heads: Heads;
  findings: Findings;
}

const requestPlace = ({ place }: Ask, part: string): string => (place === '' ? '' : `${place}.request.${part}`);

function found(ask: Ask, { cipher, heads, findings }: Locating): HeadRow | 'none' | 'many' {
  if (!ask.condition) return 'none';
  const [first, ...others] = heads.meant(cipher, ask.type, ask.condition);
  if (!first) return 'none';
  if (others.length === 0) return first;
  const part = ask.method === 'POST' ? 'ifNoneExist' : 'url';
  findings.add(requestPlace(ask, part), 412, ['multiple-matches', `${others.length + 1} resources fit the condition.`]);
  return 'many';
}

/** Whether the version a system believes in is the one that stands. */
function checkIfMatch(ask: Ask, head: HeadRow | undefined, { findings }: Locating): void {
  if (ask.ifMatch === undefined) return;
  const standing = head && !head.deleted ? head.version : undefined;
  if (standing === ask.ifMatch || (ask.ifMatch === '*' && standing !== undefined)) return;
  const expected = ask.ifMatch === '*' ? 'Some version' : `Version ${ask.ifMatch}`;
  const truth = standing === undefined ? 'there is none' : `it is version ${standing}`;
  findings.add(requestPlace(ask, 'ifMatch'), 412, ['conflict', `${expected} was expected; ${truth}.`]);
}

type Located = Pick<Target, 'id' | 'deed' | 'head'>;

function locatePost(ask: Ask, locating: Locating): Located {
  const head = found(ask, locating);
  if (typeof head === 'object') return { id: head.id, deed: 'same', head };
  return { id: uuidV7(), deed: 'create', head: undefined };
}

/** What is wrong with the id of an update: it stands in the address, in the resource, or in what the condition found. */
function checkId(ask: Ask, id: string, { findings }: Locating): void {
  const told = ask.resource?.id;
  const place = `${ask.resourcePlace}.id`;
  if (told !== undefined && told !== id) findings.add(place, 400, ['value', `The id is ${id} in the address.`]);
  if (told === undefined && ask.id !== undefined) findings.add(place, 400, ['required', 'An update names its id.']);
}

function putByCondition(ask: Ask, locating: Locating): { id: string; head: HeadRow | undefined } {
  const match = found(ask, locating);
  if (typeof match === 'object') return { id: match.id, head: match };
  const told = ask.resource?.id;
  const head = told === undefined ? undefined : locating.heads.get(ask.type, told);
  if (match === 'none' && head && !head.deleted)
    locating.findings.add(requestPlace(ask, 'url'), 409, [
      'conflict',
      `${ask.type}/${head.id} exists and does not fit the condition.`,
    ]);
  return { id: told ?? uuidV7(), head };
}

function locatePut(ask: Ask, locating: Locating): Located {
  const { id, head } =
    ask.id === undefined ? putByCondition(ask, locating) : { id: ask.id, head: locating.heads.get(ask.type, ask.id) };
  checkId(ask, id, locating);
  checkIfMatch(ask, head, locating);
  return { id, deed: head && !head.deleted ? 'update' : 'create', head };
}

function locateDelete(ask: Ask, locating: Locating): Located {
  const match = ask.id === undefined ? found(ask, locating) : locating.heads.get(ask.type, ask.id);
  const head = typeof match === 'object' ? match : undefined;
  checkIfMatch(ask, head, locating);
  const id = ask.id ?? head?.id ?? '';
  return { id, deed: head && !head.deleted ? 'delete' : 'gone', head };
}

const LOCATE = { POST: locatePost, PUT: locatePut, DELETE: locateDelete } as const;

/** Finds out which resource each ask means, and that no two mean the same. */
export function locateAll(asks: readonly { ask: Ask; taken: Taken | undefined }[], locating: Locating): Target[] {
  const taken = new Map<string, Target>();
  const conditions = new Map<string, Target>();
  return asks.map(({ ask, taken: read }) => {
    const target: Target = {
      ask,
      ...LOCATE[ask.method](ask, locating),
      taken: read,
      body: ask.resource && bodyOf(ask.resource),
      createdKey: null,
      contentKey: '',
    };
    const condition = ask.method === 'POST' && ask.condition ? `${ask.type}?${ask.condition.text}` : undefined;
    const twin = condition === undefined ? undefined : conditions.get(condition);
    if (twin) return { ...target, id: twin.id, head: twin.head, deed: 'same' };
    if (condition !== undefined) conditions.set(condition, target);
    const name = `${ask.type}/${target.id}`;
    const other = taken.get(name);
    if (other && target.deed !== 'same')
      locating.findings.add(requestPlace(ask, 'url'), 400, [
        'conflict',
        `${name} is written twice: also at ${other.ask.place}.`,
      ]);
    if (target.deed !== 'same') taken.set(name, target);
    return target;
  });
}

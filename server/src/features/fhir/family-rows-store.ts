import type { Database } from '../../plugins/db';
import { forPeople } from '../../plugins/people-statement';
import { type FamilyRow, STATEMENTS } from './record-store';

interface Whose {
  countyCode: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
}

type FamilyName = keyof FamilyRow;
type Row = Record<string, unknown>;

/** What a family's columns hold beside text, numbers and JSON. */
interface Columns {
  instants: readonly string[];
  bytes?: readonly string[];
}

const NAMES = Object.keys(STATEMENTS);
const COLUMNS: readonly Columns[] = Object.values(STATEMENTS);

// Every family as rows of one statement; one that is not asked for ($3) is not read. A statement of its own for each set of families
// would be one more plan on every connection.
const TOGETHER = {
  name: 'fhir-families',
  text: Object.values(STATEMENTS)
    .map(
      ({ text }, no) => `SELECT ${no} AS family, row_to_json(q) AS row FROM (${text}) q WHERE ${no} = ANY($3::int[])`,
    )
    .join('\nUNION ALL\n'),
};

/** What JSON has as text becomes what a column would have been. */
function revive(row: Row, { instants, bytes = [] }: Columns): void {
  for (const name of instants) {
    const text = row[name];
    if (typeof text === 'string') row[name] = new Date(text);
  }
  for (const name of bytes) {
    const hex = row[name];
    if (typeof hex === 'string') row[name] = Buffer.from(hex.slice('\\x'.length), 'hex');
  }
}

interface Batch {
  wanted: Set<number>;
  rows: Promise<ReadonlyMap<number, Row[]>>;
}

/**
 * Reads families of one person, or of many, with one round trip for all that are asked for in the same turn. Nearly every family of nearly
 * everybody is empty: going for each by itself costs more than all of their rows.
 */
export class FamilyRows {
  private batch: Batch | undefined;

  constructor(
    private readonly db: Pick<Database, 'pool'>,
    private readonly whose: Whose,
  ) {}

  /** The rows of one family. */
  async read<K extends FamilyName>(name: K): Promise<FamilyRow[K][]> {
    const no = NAMES.indexOf(name);
    const batch = (this.batch ??= this.begin());
    batch.wanted.add(no);
    const rows = (await batch.rows).get(no) ?? [];
    return rows as unknown as FamilyRow[K][];
  }

  private begin(): Batch {
    const wanted = new Set<number>();
    const rows = Promise.resolve().then(() => {
      this.batch = undefined;
      return this.send([...wanted]);
    });
    return { wanted, rows };
  }

  private async send(wanted: readonly number[]): Promise<ReadonlyMap<number, Row[]>> {
    const { countyCode, residentIds } = this.whose;
    const { rows } = await this.db.pool.query<{ family: number; row: Row }>({
      ...forPeople(TOGETHER, residentIds),
      values: [countyCode, residentIds, wanted],
    });
    const byFamily = new Map<number, Row[]>();
    for (const { family, row } of rows) {
      const columns = COLUMNS[family];
      if (columns) revive(row, columns);
      const known = byFamily.get(family);
      if (known) known.push(row);
      else byFamily.set(family, [row]);
    }
    return byFamily;
  }
}

/** Writes server/db/types.ts from a migrated database: `DATABASE_URL=… tsx scripts/db-types.ts`; a test keeps it fresh. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../server/src/db/migrate';

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  bpchar: 'string',
  date: 'PlainDate',
  time: 'string',
  timestamptz: 'Timestamp',
  int2: 'number',
  int4: 'number',
  int8: 'Int8',
  numeric: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  xid8: 'string',
  jsonb: 'Json',
  _text: 'string[]',
  _int4: 'number[]',
  _uuid: 'string[]',
};

interface Column {
  table_name: string;
  column_name: string;
  udt_name: string;
  is_nullable: string;
  has_default: boolean;
  is_generated: string;
}

const HEAD = `// Generated from the migrated schema by scripts/db-types.ts; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Int8 = ColumnType<number, number | string, number | string>;
type Json = ColumnType<unknown, string, string>;
`;

const pascal = (name: string): string => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

function typeOf(column: Column): string {
  const base = TYPES[column.udt_name];
  if (!base) throw new Error(`no TypeScript type for ${column.table_name}.${column.column_name}: ${column.udt_name}`);
  const nullable = column.is_nullable === 'YES' ? `${base} | null` : base;
  if (column.is_generated === 'ALWAYS') return `GeneratedAlways<${nullable}>`;
  return column.has_default ? `Generated<${nullable}>` : nullable;
}

/** The whole types file for the database at the URL. */
export async function renderDbTypes(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Column>(
    `SELECT c.table_name, c.column_name, c.udt_name, c.is_nullable, c.column_default IS NOT NULL AS has_default, c.is_generated
       FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`,
  );
  await client.end();
  const tables = [...new Set(rows.map((row) => row.table_name))];
  const bodies = tables.map((table) => {
    const columns = rows
      .filter((row) => row.table_name === table)
      .map((row) => `  ${row.column_name}: ${typeOf(row)};`);
    return `export interface ${pascal(table)}Table {\n${columns.join('\n')}\n}\n`;
  });
  const index = tables.map((table) => `  ${table}: ${pascal(table)}Table;`).join('\n');
  return `${HEAD}\n${bodies.join('\n')}\nexport interface DB {\n${index}\n}\n`;
}

async function main(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  writeFileSync(path.resolve(__dirname, '../server/db/types.ts'), await renderDbTypes(databaseUrl));
}

if (require.main === module) void main(process.env.DATABASE_URL ?? '');

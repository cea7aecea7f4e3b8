import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../../server/src/config';
import { type Cipher, makeCipher } from '../../server/src/crypto/cipher';
import { type Database, openDatabase } from '../../server/src/plugins/db';
import { codeOf, exitWith, messageOf, PlainError } from './plain-error';

const HEAD = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/;

interface Asked {
  deps: { db: Database; cipher: Cipher };
  countyCode: string;
  /** A head that was printed before, kept where nobody can change it. */
  kept: { hash: string; linkNo: number | undefined } | undefined;
}

function readOptions(usage: string): { county: string | undefined; kept: Asked['kept'] } {
  const { values } = parseArgs({ options: { county: { type: 'string' }, head: { type: 'string' } } });
  if (values.head === undefined) return { county: values.county, kept: undefined };
  const [, link, hash] = HEAD.exec(values.head.trim().toLowerCase()) ?? [];
  if (hash === undefined) throw new PlainError(`A head is LINK:HASH as this command printed it.\n${usage}`);
  return { county: values.county, kept: { hash, linkNo: link === undefined ? undefined : Number(link) } };
}

async function proveChain(usage: string, prove: (asked: Asked) => Promise<number>): Promise<void> {
  const { county, kept } = readOptions(usage);
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const cipher = makeCipher({ keyId: config.cipherKeyId, keys: config.cipherKeys, lookupKey: config.lookupKey });
  const db = openDatabase(config.databaseUrl, 1);
  try {
    process.exitCode = await prove({ deps: { db, cipher }, countyCode: county ?? config.countyCode, kept });
  } finally {
    await db.close();
  }
}

/** A command that proves a county's chain, of the database the environment names: `[--county 990101] [--head LINK:HASH]`. `prove` gives the code to end with. */
export function runChainCommand(usage: string, prove: (asked: Asked) => Promise<number>): void {
  proveChain(usage, prove).catch((thrown: unknown) => exitWith(plainCommandError(thrown, usage)));
}

/** What the person at the terminal can mend, in a sentence; anything else is a bug and keeps its stack. */
export function plainCommandError(thrown: unknown, usage: string): unknown {
  const code = codeOf(thrown);
  if (code.startsWith('ERR_PARSE_ARGS')) return new PlainError(`${messageOf(thrown)}\n${usage}`);
  if (thrown instanceof ConfigError) return new PlainError(`Missing or wrong in the environment:\n${thrown.message}`);
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|28|3D)/.test(code))
    return new PlainError(`The database cannot be used (DATABASE_URL): ${messageOf(thrown)}`);
  if (code === '42P01') return new PlainError('The database has no tables yet: start the server once, it migrates.');
  return thrown;
}

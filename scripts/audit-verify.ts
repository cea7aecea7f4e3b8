/** `npm run audit:verify -- [--county 990101] [--head LINK:HASH]`: proves a county's chain of the audit. See docs/operate/audit.md. */
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../server/src/config';
import { makeCipher } from '../server/src/crypto/cipher';
import { type ChainFault, type ChainReport, type KeptHead, verifyChain } from '../server/src/features/audit/verify';
import { openDatabase } from '../server/src/plugins/db';
import { codeOf, exitWith, messageOf, PlainError } from './lib/plain-error';

const USAGE = 'Usage: npm run audit:verify -- [--county 990101] [--head LINK:HASH]';
const HEAD = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/;
/** The chain is not as it was written. */
const BROKEN = 2;

const FAULTS = {
  'link-missing': 'a link is missing',
  'link-edited': 'a link was changed, or its rows were put in another order',
  'entry-missing': 'a row is missing',
  'entry-added': 'a row was added by hand',
  'entry-edited': 'a row was changed or stands in another place',
  'kept-head-missing': 'the head that was kept is not in the chain: its end was cut off, or it was written anew',
} as const satisfies Record<ChainFault, string>;

interface Options {
  county: string | undefined;
  kept: KeptHead | undefined;
}

function readOptions(): Options {
  const { values } = parseArgs({ options: { county: { type: 'string' }, head: { type: 'string' } } });
  if (values.head === undefined) return { county: values.county, kept: undefined };
  const [, link, hash] = HEAD.exec(values.head.trim().toLowerCase()) ?? [];
  if (hash === undefined) throw new PlainError(`A head is LINK:HASH as this command printed it.\n${USAGE}`);
  return { county: values.county, kept: { hash, batchNo: link === undefined ? undefined : Number(link) } };
}

function tell(county: string, { links, entries, head, fault }: ChainReport): number {
  if (!fault) {
    console.log(`County ${county}: ${entries} rows in ${links} links, every one as it was written.`);
    console.log(`Head: ${links}:${head}`);
    return 0;
  }
  const row = fault.entryNo === undefined ? '' : `, row ${fault.entryNo}`;
  console.error(`County ${county}: BROKEN at link ${fault.batchNo}${row}: ${FAULTS[fault.kind]}.`);
  console.error(`Whole up to link ${links} (${entries} rows); its hash is ${head}.`);
  return BROKEN;
}

async function main(): Promise<number> {
  const { county, kept } = readOptions();
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const countyCode = county ?? config.countyCode;
  const cipher = makeCipher({ keyId: config.cipherKeyId, keys: config.cipherKeys, lookupKey: config.lookupKey });
  const db = openDatabase(config.databaseUrl, 1);
  try {
    return tell(countyCode, await verifyChain({ db, cipher }, countyCode, kept));
  } finally {
    await db.close();
  }
}

/** What the person at the terminal can mend, in a sentence; anything else is a bug and keeps its stack. */
function plain(thrown: unknown): unknown {
  const code = codeOf(thrown);
  if (code.startsWith('ERR_PARSE_ARGS')) return new PlainError(`${messageOf(thrown)}\n${USAGE}`);
  if (thrown instanceof ConfigError) return new PlainError(`Missing or wrong in the environment:\n${thrown.message}`);
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|28|3D)/.test(code))
    return new PlainError(`The database cannot be used (DATABASE_URL): ${messageOf(thrown)}`);
  return thrown;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (thrown: unknown) => exitWith(plain(thrown)),
);

/** `npm run seed -- --county 990101 --residents 2000 --seed 1`: an invented county, loaded once. See docs/operate/seed.md. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeClock } from '../server/src/clock';
import { readConfig } from '../server/src/config';
import { makeCipher } from '../server/src/crypto/cipher';
import { plainCommandError } from './lib/county-command';
import { exitWith, PlainError } from './lib/plain-error';
import { loadCounty } from './seed/load';
import { demoLogins, writeLogins } from './seed/logins';

const USAGE = 'Usage: npm run seed -- [--county 990101] [--residents 2000] [--seed 1] [--logins FILE]';
const RESIDENTS_MAX = 2_000_000;
/** The smallest county whose demo clinic can be as full as the pictures show. */
const RESIDENTS_MIN = 1500;

interface Options {
  countyCode: string;
  residents: number;
  seed: string;
  loginsFile: string | undefined;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      county: { type: 'string', default: '990101' },
      residents: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      logins: { type: 'string' },
    },
  });
  const residents = Number(values.residents);
  if (!Number.isInteger(residents) || residents < RESIDENTS_MIN || residents > RESIDENTS_MAX)
    throw new PlainError(`--residents takes a whole number from ${RESIDENTS_MIN} to ${RESIDENTS_MAX}.\n${USAGE}`);
  if (!/^99\d{4}$/.test(values.county))
    throw new PlainError(`--county takes a division that does not exist (99....): its people are invented.\n${USAGE}`);
  const folder = process.env.KANGBAN_DATA_DIR;
  const loginsFile = values.logins ?? (folder ? path.join(folder, 'demo-logins.json') : undefined);
  return { countyCode: values.county, residents, seed: values.seed, loginsFile };
}

async function main(): Promise<void> {
  const started = performance.now();
  const { countyCode, residents, seed, loginsFile } = readOptions();
  const config = readConfig({ ...process.env, KANGBAN_COUNTY: countyCode });
  if (config.production) throw new PlainError('A demo county is never loaded in production (NODE_ENV).');
  const cipher = makeCipher({ keyId: config.cipherKeyId, keys: config.cipherKeys, lookupKey: config.lookupKey });
  const clock = makeClock(config.fixedToday);
  const today = clock.today();
  const options = { countyCode, residents, seed, today, now: clock.now() };
  const loaded = await loadCounty({ ...options, databaseUrl: config.databaseUrl, cipher });
  if (!loaded) {
    console.log(`County ${countyCode} is there already; nothing was changed.`);
    return;
  }
  if (loginsFile) writeLogins(loginsFile, demoLogins(loaded.county));
  for (const [table, count] of Object.entries(loaded.rows)) console.log(`${table.padEnd(20)} ${count}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`County ${countyCode} loaded for ${today}, seed ${seed}, in ${seconds} s.`);
}

main().catch((thrown: unknown) => exitWith(plainCommandError(thrown, USAGE)));

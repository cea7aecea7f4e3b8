/** `npm run trust -- show|list|add FILE|remove FINGERPRINT [--county 990101] [--by NAME]`: see docs/operate/transfer.md. */
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { buildApp } from '../server/src/app';
import { readConfig } from '../server/src/config';
import { fingerprintOf } from '../server/src/crypto/county-key';
import type { Deps } from '../server/src/deps';
import { distrust, trustCard, TrustError, trustedKeys } from '../server/src/features/transfer/trust';
import { findBureau } from '../server/src/features/transfer/store';
import { exitWith, PlainError } from './lib/plain-error';

const USAGE = 'Usage: npm run trust -- show | list | add FILE | remove FINGERPRINT [--county 990101] [--by NAME]';

interface Told {
  deps: Deps;
  county: string;
  by: string;
  what: string;
}

async function show({ deps, county }: Told): Promise<string> {
  const bureau = await findBureau(deps.db, county);
  if (!bureau) throw new PlainError(`There is no county ${county} in this database.`);
  const { publicKey: jwk } = deps.countyKey;
  process.stderr.write(`Fingerprint: ${fingerprintOf(jwk.kid)}\n`);
  return JSON.stringify({ countyCode: county, name: bureau.healthBureau, jwk }, null, 2);
}

async function list({ deps, county }: Told): Promise<string> {
  const lines = (await trustedKeys(deps, county)).map(
    ({ issuerCounty, name, fingerprint, addedBy, addedAt, removedAt }) =>
      `${issuerCounty} ${name}\n  ${fingerprint}\n  added ${addedAt.toISOString()} by ${addedBy}${removedAt ? `, removed ${removedAt.toISOString()}` : ''}`,
  );
  return lines.length > 0 ? lines.join('\n') : 'No county is trusted yet.';
}

async function add({ deps, county, by, what }: Told): Promise<string> {
  if (!existsSync(what)) throw new PlainError(`There is no file ${what}.`);
  const { name, fingerprint } = await trustCard(deps, county, { text: readFileSync(what, 'utf8'), by });
  return `Trusted from now on: ${name}\nFingerprint: ${fingerprint}\nCompare it with theirs by telephone; if it differs: npm run trust -- remove "${fingerprint}"`;
}

async function remove({ deps, county, by, what }: Told): Promise<string> {
  if (!(await distrust(deps, county, { fingerprint: what, by })))
    throw new PlainError('No trusted key has this fingerprint: npm run trust -- list shows them.');
  return 'Not trusted any more; what was imported before stays.';
}

const COMMANDS: Readonly<Record<string, (told: Told) => Promise<string>>> = { show, list, add, remove };

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { county: { type: 'string' }, by: { type: 'string' } },
  });
  const [command = '', ...rest] = positionals;
  const run = COMMANDS[command];
  const what = rest.join(' ');
  if (!run || ((command === 'add' || command === 'remove') && what === '')) throw new PlainError(USAGE);
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const { deps, server } = await buildApp({ config });
  try {
    const told = { deps, county: values.county ?? config.countyCode, by: values.by ?? os.userInfo().username, what };
    console.log(await run(told));
  } finally {
    await server.close();
  }
}

main().catch((thrown: unknown) => exitWith(thrown instanceof TrustError ? new PlainError(thrown.message) : thrown));

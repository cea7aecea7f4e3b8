// The demo county: loaded once into an empty database, and the logins that come with it.
import fs from 'node:fs';
import { runQuietly } from './children';
import { inRoot } from './paths';
import { PlainError } from './plain-error';

/** A division code that does not exist: everybody in it is invented. */
export const DEMO_COUNTY = '990101';
/** The demo (fixed login code, messages on a page) only ever runs on such a county. */
export const isDemoCounty = (code: string): boolean => code.startsWith('99');

export interface DemoLogin {
  who: string;
  login: string;
  secret: string;
}

/** Loads the demo county with scripts/seed.ts; all or nothing. */
export async function loadDemoCounty(env: Record<string, string | undefined>, residents = 2000): Promise<void> {
  const seed = ['--import', 'tsx', inRoot('scripts', 'seed.ts')];
  const args = ['--county', DEMO_COUNTY, '--residents', String(residents), '--seed', '1'];
  const { code, lines } = await runQuietly([...seed, ...args], env);
  if (code !== 0)
    throw new PlainError(`${lines.slice(-20).join('\n')}\nThe demo county could not be loaded (messages above).`);
}

/** The logins the last load wrote beside the data; none when the county came in another way. */
export function readDemoLogins(file: string): DemoLogin[] {
  if (!fs.existsSync(file)) return [];
  const read: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  return Array.isArray(read) ? (read as DemoLogin[]) : [];
}

/** One line a login, in columns. */
export function describeLogins(logins: readonly DemoLogin[]): string[] {
  return logins.map(({ who, login, secret }) => `  ${login.padEnd(14)} ${secret.padEnd(12)} ${who}`);
}

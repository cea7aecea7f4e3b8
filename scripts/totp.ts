/** `npm run totp -- 0217`: the six digits a demo staff member's authenticator would show now. */
import fs from 'node:fs';
import path from 'node:path';
import { totpDigits } from '../server/src/features/staff/totp';
import { inRoot } from './lib/paths';
import { exitWith, PlainError } from './lib/plain-error';
import type { DemoLogin } from './seed/logins';

function main(): void {
  const [name = ''] = process.argv.slice(2);
  const file = path.join(process.env.KANGBAN_DATA_DIR ?? inRoot('.data'), 'demo-logins.json');
  if (!fs.existsSync(file)) throw new PlainError(`There are no demo logins in ${file}: run npm start first.`);
  const logins = JSON.parse(fs.readFileSync(file, 'utf8')) as DemoLogin[];
  const staff = logins.filter((one) => one.totpSecret !== undefined);
  const secret = staff.find(({ login }) => login === name)?.totpSecret;
  if (secret === undefined) throw new PlainError(`Usage: npm run totp -- ${staff.map(({ login }) => login).join('|')}`);
  console.log(totpDigits(secret, new Date()));
}

try {
  main();
} catch (thrown) {
  exitWith(thrown);
}

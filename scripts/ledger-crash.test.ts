// The command as the night runs it, with fewer falls: server and PostgreSQL are killed twice each under people who go on.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

jest.setTimeout(240_000);

test('what was acknowledged outlives kill -9 of the server and of PostgreSQL, once, and both chains are whole', () => {
  const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
  const args = [tsx, 'scripts/ledger-crash.ts', '--rounds', '4'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const told = stdout.trim().split('\n').at(-1) ?? '';
  expect({ status, stderr: stderr.slice(-2000) }).toEqual({ status: 0, stderr: '' });
  expect(stdout.match(/killed the server/g)).toHaveLength(2);
  expect(stdout.match(/killed the database/g)).toHaveLength(2);
  const { acknowledged, askedAgain, broken, readings, redemptions } = JSON.parse(told) as Record<string, number>;
  expect(broken).toBe(0);
  // Something was on its way when it fell, and there was something to lose.
  expect(askedAgain).toBeGreaterThan(0);
  expect(acknowledged).toBeGreaterThan(100);
  expect(Math.min(readings ?? 0, redemptions ?? 0)).toBeGreaterThan(10);
});

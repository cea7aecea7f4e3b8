import { spawn } from 'node:child_process';
import path from 'node:path';
import { testEnvironment } from '../test/build-app';
import { createTestDatabase, type TestDatabase } from '../test/database';

jest.setTimeout(120_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Run {
  /** Resolves when the process has said this. */
  says(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; said: string }>;
}

function run(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'main.ts')], {
    env: environment,
  });
  let said = '';
  const waiting: (() => void)[] = [];
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    says: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (said.includes(text)) resolve();
        };
        waiting.push(look);
        look();
      }),
    signal: (name) => child.kill(name),
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, said }))),
  };
}

const environment = (more: Record<string, string>) => ({
  ...testEnvironment(database.url),
  LOG_LEVEL: 'info',
  PORT: '0',
  ...more,
});

test.each(['SIGTERM', 'SIGINT'] as const)('on %s the process ends in order, jobs and all', async (signal) => {
  const server = run(environment({ LOG_LEVEL: 'debug' }));
  await server.says('Server listening');
  await server.says('Worker connected');
  server.signal(signal);
  const { code, said } = await server.ended;
  expect(code).toBe(0);
  expect(said).not.toMatch(/"level":[56]0/);
});

test('without jobs it serves and keeps away from the queue', async () => {
  const server = run(environment({ KANGBAN_JOBS: '0', LOG_LEVEL: 'debug' }));
  await server.says('Server listening');
  server.signal('SIGTERM');
  const { code, said } = await server.ended;
  expect(code).toBe(0);
  expect(said).not.toContain('Worker');
});

test('what the configuration lacks is told by name', async () => {
  const { code, said } = await run({ NODE_ENV: 'test' }).ended;
  expect(code).toBe(1);
  for (const name of ['DATABASE_URL', 'KANGBAN_COUNTY', 'KANGBAN_SESSION_KEY']) expect(said).toContain(name);
});

import { parseStart } from './start-options';

test('without anything: port 8080, own database, only this machine', () => {
  const options = parseStart([], {});
  expect(options).toMatchObject({ fresh: false, port: 8080, host: '127.0.0.1', databaseUrl: undefined });
  expect(options.dataDir).toMatch(/\.data$/);
});

test('--fresh', () => expect(parseStart(['--fresh'], {}).fresh).toBe(true));

test.each(['0', '65536', 'abc', '80.5', '-1', '1e3'])('PORT=%s is refused by name', (PORT) => {
  expect(() => parseStart([], { PORT })).toThrow(`not "${PORT}"`);
});

test('an unknown flag is named', () => expect(() => parseStart(['--frsh'], {})).toThrow('"--frsh"'));

test('a database of the user is never emptied', () => {
  expect(() => parseStart(['--fresh'], { DATABASE_URL: 'postgres://u@h/d' })).toThrow('yourself');
});

test('the demo is refused on a production database', () => {
  expect(() => parseStart([], { DATABASE_URL: 'postgres://u@h/d', NODE_ENV: 'production' })).toThrow('never');
});

test.each(['mysql://u@h/d', 'h:5432', 'postgres://u@h:port/d'])('DATABASE_URL=%s is refused', (DATABASE_URL) => {
  expect(() => parseStart([], { DATABASE_URL })).toThrow('must look like');
});

// jest's server project: one PostgreSQL for the run, with a migrated template each test file copies (database.ts).
// The whole test command starts it earlier and passes TEST_DATABASE_URL; then nothing is to be done here.
const tsx = require('tsx/cjs/api');

module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const { holdTestPostgres } = tsx.require('../../scripts/lib/postgres-process.ts', __filename);
  const held = await holdTestPostgres();
  process.env.TEST_DATABASE_URL = held.url;
  globalThis.__testPostgres = held;
};

// `npm run mutation`: changes the immunization rules one spot at a time and counts how many changes their tests notice. The tests run
// in Stryker's own processes by scripts/mutation/runner.mjs. Not part of `npm test`: it takes minutes.
export default {
  testRunner: 'tables',
  plugins: ['./scripts/mutation/runner.mjs'],
  buildCommand: 'node scripts/mutation/bundle.mjs',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 30,
  mutate: [
    'domain/src/immunization/**/*.ts',
    '!domain/src/immunization/**/*.test.ts',
    '!domain/src/immunization/{tables,test-support}/**',
    // What puts forecasts together, and has tests too long to ask a thousand times.
    '!domain/src/immunization/{catch-up-plan*,worklist,entry-check,named-age}.ts',
    // Names, sentences and addresses of sources: no rule in them.
    '!domain/src/immunization/{reason-texts,entry-check-texts,vaccine-table}.ts',
    '!domain/src/immunization/programmes/sources.ts',
  ],
  ignorePatterns: ['/dist', '/src', '/server', '/contract', '/e2e', '/bench', '/docs', '/.cache', '/.data'],
  tempDirName: '.cache/stryker',
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};

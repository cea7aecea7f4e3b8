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
  // The rules behind `forecast` and `decideDoses`. Left out: what puts forecasts together (plans, lists, entry check) and self-paid
  // products, which have tests of their own, and tables of names, sentences and schedules, which hold no rule.
  mutate: [
    'domain/src/immunization/{assign-doses,day-number,decide-doses,editions,forecast,general-rules,measles}.ts',
    'domain/src/immunization/{open-dose,person,plan-course,plan-dt,slots,verdicts,waits}.ts',
  ],
  ignorePatterns: ['/dist', '/src', '/server', '/contract', '/e2e', '/bench', '/docs', '/.cache', '/.data'],
  tempDirName: '.cache/stryker',
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};

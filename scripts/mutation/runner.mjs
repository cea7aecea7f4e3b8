// A test runner for Stryker: runs the bundled tests in its own process, loaded anew for each mutant so that nothing one leaves in a
// table or a memory meets the next, and asks only the tests that reach it. A jest for each mutant takes hours.
import { createRequire } from 'node:module';
import path from 'node:path';

const SUCCESS = 0;
const FAILED = 1;

const instrumented = () => (globalThis.__stryker__ ??= {});

/** Stryker changes into its sandbox after it has loaded this file. */
function load() {
  const bundle = path.resolve('.cache/mutation-tests.cjs');
  const require = createRequire(bundle);
  delete require.cache[bundle];
  return require(bundle).collected;
}

/** The error a test ends with, undefined when it passes. */
function failureOf(test) {
  try {
    test.run();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

class TablesRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Every test on freshly loaded rules: what the rules remember would hide from a test the places an earlier one has reached. */
  dryRun() {
    const stryker = instrumented();
    stryker.activeMutant = undefined;
    const count = load().length;
    const tests = [];
    for (let index = 0; index < count; index += 1) {
      const test = load()[index];
      stryker.currentTestId = test.id;
      const startedAt = performance.now();
      const failureMessage = failureOf(test);
      const timeSpentMs = performance.now() - startedAt;
      stryker.currentTestId = undefined;
      const status = failureMessage === undefined ? SUCCESS : FAILED;
      tests.push({ id: test.id, name: test.name, timeSpentMs, status, ...(failureMessage && { failureMessage }) });
    }
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const stryker = instrumented();
    stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    try {
      const tests = load();
      stryker.activeMutant = activeMutant.id;
      return ask(tests, testFilter && new Set(testFilter));
    } catch (error) {
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
  }
}

function ask(tests, wanted) {
  let nrOfTests = 0;
  for (const test of tests) {
    if (wanted && !wanted.has(test.id)) continue;
    nrOfTests += 1;
    const failureMessage = failureOf(test);
    const { hitCount, hitLimit } = instrumented();
    if (hitCount > hitLimit) return { status: 'timeout', reason: 'endless loop' };
    if (failureMessage !== undefined) return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
  }
  return { status: 'survived', nrOfTests };
}

const makeRunner = () => new TablesRunner();
makeRunner.inject = [];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'tables', factory: makeRunner }];

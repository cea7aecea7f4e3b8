// A test runner for Stryker: runs the bundled tests in its own process and asks each mutant only the tests that reach it. A jest for
// each mutant takes hours; a bundle loaded anew and cold for each, most of one.
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
  tests = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  dryRun() {
    const stryker = instrumented();
    stryker.activeMutant = undefined;
    this.tests = load();
    const results = this.tests.map((test) => {
      stryker.currentTestId = test.id;
      const startedAt = performance.now();
      const failureMessage = failureOf(test);
      const timeSpentMs = performance.now() - startedAt;
      const status = failureMessage === undefined ? SUCCESS : FAILED;
      return { id: test.id, name: test.name, timeSpentMs, status, ...(failureMessage && { failureMessage }) };
    });
    stryker.currentTestId = undefined;
    return { status: 'complete', tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const asked = { id: activeMutant.id, hitLimit, wanted: testFilter && new Set(testFilter) };
    const isStatic = mutantActivation === 'static';
    if (!isStatic && this.tests.length > 0) {
      const warm = this.ask(asked);
      // What an earlier mutant left in a memory may kill this one, and what the rules remember may save it: both are asked again.
      if (warm.status === 'killed' && this.passesUnchanged(warm.killedBy[0])) return warm;
    }
    // Every test: what is remembered hides from the dry run which tests would have come here on a fresh day.
    return this.askAnew({ ...asked, wanted: undefined }, isStatic);
  }

  askAnew(asked, isStatic) {
    instrumented().activeMutant = isStatic ? asked.id : undefined;
    try {
      this.tests = load();
    } catch (error) {
      this.tests = [];
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
    const result = this.ask(asked);
    // A table made by the mutant must not meet the next one.
    if (isStatic) this.tests = [];
    return result;
  }

  passesUnchanged(id) {
    instrumented().activeMutant = undefined;
    return failureOf(this.tests.find((test) => test.id === id)) === undefined;
  }

  ask({ id, hitLimit, wanted }) {
    const stryker = instrumented();
    stryker.activeMutant = id;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    let nrOfTests = 0;
    for (const test of this.tests) {
      if (wanted && !wanted.has(test.id)) continue;
      nrOfTests += 1;
      const failureMessage = failureOf(test);
      if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'endless loop' };
      if (failureMessage !== undefined) return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }
}

const makeRunner = () => new TablesRunner();
makeRunner.inject = [];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'tables', factory: makeRunner }];

// The words our rule tests use (describe, test, test.each, expect), collecting tests instead of running them.
import { expect } from 'expect';

const tests = [];
const names = [];

const call = (body, row) => (Array.isArray(row) ? body(...row) : body(row));

function each(say) {
  return (rows) => (pattern, body) => {
    for (const row of rows) say(`${pattern} ${JSON.stringify(row)}`.slice(0, 400), () => call(body, row));
  };
}

function describe(name, body) {
  names.push(name);
  body();
  names.pop();
}
describe.each = each(describe);

function test(name, run) {
  const title = [...names, name].join(' › ');
  tests.push({ id: `${tests.length} ${title}`, name: title, run });
}
test.each = each(test);

Object.assign(globalThis, { describe, test, it: test, expect });

/** Every test in the order of the files. */
export const collected = tests;

import fc from 'fast-check';
import { canonicalJson, type Json, listAt, textAt, valueAt } from './json';

const parse = (text: string) => JSON.parse(text) as Json;

test('the example of RFC 8785 comes out as its text says', () => {
  const value = parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  );
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('order of names and spaces do not count, content does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const shuffled = parse(JSON.stringify(value, null, 3));
      expect(canonicalJson(shuffled)).toBe(canonicalJson(parse(JSON.stringify(value))));
      expect(JSON.parse(canonicalJson(shuffled))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  expect(canonicalJson({ a: 2 })).not.toBe(canonicalJson({ a: 3 }));
});

test('a path that ends early leads nowhere', () => {
  const value = { a: [{ b: 'text' }], long: 'x'.repeat(201), empty: '' };
  expect(textAt(value, ['a', 0, 'b'])).toBe('text');
  expect([textAt(value, ['a', 1, 'b']), textAt(value, ['long']), textAt(value, ['empty'])]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(valueAt(value, 'constructor')).toBeUndefined();
  expect([listAt(value, 'a').length, listAt(value, 'none').length]).toEqual([1, 0]);
});

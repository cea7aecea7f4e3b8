import { toPlainDate } from '../shared/plain-date';
import { VACCINES } from '../immunization/vaccine-table';
import { cardBundle } from './card-bundle';
import { cvxOf } from './vaccine-codes';
import { encode } from 'uqr';
import { cardCode, cardSegments } from './numeric';
import { drawQrCode, type QrCode, type QrSegment } from './qr-code';
import { dataPlaces, emptyGrid, MASKS } from './qr-grid';

const digits = (length: number): string =>
  Array.from({ length }, (_, place) => String((place * 7 + (place >>> 3)) % 10)).join('');

/** The mask as the symbol itself says it: format bits 10 to 12, beside the upper left finder. */
function maskOf({ dark }: QrCode): number {
  const bit = (x: number, y: number): number => (dark[y]?.[x] === true ? 1 : 0);
  return ((bit(2, 8) << 2) | (bit(3, 8) << 1) | bit(4, 8)) ^ 0b101;
}

describe('drawn as another encoder draws it', () => {
  test.each([1, 20, 41, 42, 100, 255, 500, 652, 1000, 1500, 2000, 2390])('%i digits', (length) => {
    const text = digits(length);
    const own = drawQrCode([{ mode: 'digits', text }])!;
    const other = encode(text, { ecc: 'L', boostEcc: false, border: 0, maskPattern: maskOf(own) });
    expect(own.version).toBe(other.version);
    expect(own.dark).toEqual(other.data);
  });
  test.each(['shc:/', 'x'.repeat(200), 'y'.repeat(900)])('bytes: %s', (text) => {
    const own = drawQrCode([{ mode: 'bytes', text }])!;
    const other = encode(
      [...text].map((letter) => letter.charCodeAt(0)),
      { ecc: 'L', boostEcc: false, border: 0, maskPattern: maskOf(own) },
    );
    expect(own.dark).toEqual(other.data);
  });
});

/** Blocks and check bytes of level L in two versions, from the standard's table, for reading a symbol back. */
const BLOCKS: Readonly<Record<number, { blocks: number; check: number }>> = {
  22: { blocks: 9, check: 28 },
  4: { blocks: 1, check: 20 },
};

/** Reads a symbol back without its check bytes: turns the mask over, walks the columns, puts the blocks together. */
function readBack(code: QrCode): string {
  const { blocks, check } = BLOCKS[code.version]!;
  const turns = MASKS[maskOf(code)]!;
  const bits = dataPlaces(emptyGrid(code.version)).map(({ x, y }) => (code.dark[y]![x] !== turns(x, y) ? 1 : 0));
  const bytes = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  );
  const count = bytes.length - blocks * check;
  const [short, long] = [Math.floor(count / blocks), count % blocks];
  const data = Array.from({ length: blocks }, (_, no) => {
    const block = Array.from({ length: short }, (_place, at) => bytes[at * blocks + no]!);
    return no < blocks - long ? block : [...block, bytes[short * blocks + no - (blocks - long)]!];
  }).flat();
  const stream = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (length: number): number => parseInt(stream.slice(at, (at += length)), 2);
  let text = '';
  for (let mode = take(4); mode === 1 || mode === 4; mode = take(4)) {
    const length = take(mode === 4 ? (code.version < 10 ? 8 : 16) : code.version < 10 ? 10 : 12);
    if (mode === 4) for (let letter = 0; letter < length; letter += 1) text += String.fromCharCode(take(8));
    else
      for (let left = length; left > 0; left -= 3) {
        const group = Math.min(left, 3);
        text += String(take(group * 3 + 1)).padStart(group, '0');
      }
  }
  return text;
}

test.each([
  [4, 'eyJ.'.repeat(15)],
  [22, 'Zz-_09.A'.repeat(149) + 'abc'],
])('a card is read back from its code, version %i', (version, jws) => {
  const text = cardCode(jws)!;
  const code = drawQrCode(cardSegments(text))!;
  expect(code.version).toBe(version);
  expect(readBack(code)).toBe(text);
});

test('one code takes 1195 characters and not one more', () => {
  expect(cardCode('-'.repeat(1195))).toHaveLength(5 + 2 * 1195);
  expect(cardCode('-'.repeat(1196))).toBeUndefined();
  expect(cardCode('-.Zz')).toBe('shc:/00014577');
});

test('what no version holds is not drawn', () => {
  const text: QrSegment = { mode: 'bytes', text: 'x'.repeat(1100) };
  expect(drawQrCode([text])).toBeUndefined();
});

describe('the bundle', () => {
  const day = toPlainDate('2025-05-19');
  const dose = (vaccine: string) => ({ vaccine, givenOn: day, lot: 'L1', institution: '青岚镇卫生院' });

  test('says what a reader elsewhere knows, and nothing of what the specification strips', () => {
    const bundle = cardBundle(
      { name: '欧阳小明', birthDate: day, doses: [dose('HepB'), dose('EV71')] },
      { brief: false },
    );
    expect(bundle).toEqual({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        {
          fullUrl: 'resource:0',
          resource: { resourceType: 'Patient', name: [{ family: '欧阳', given: ['小明'] }], birthDate: '2025-05-19' },
        },
        {
          fullUrl: 'resource:1',
          resource: {
            resourceType: 'Immunization',
            status: 'completed',
            vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '45' }] },
            patient: { reference: 'resource:0' },
            occurrenceDateTime: '2025-05-19',
            lotNumber: 'L1',
            performer: [{ actor: { display: '青岚镇卫生院' } }],
          },
        },
        expect.objectContaining({
          resource: expect.objectContaining({
            vaccineCode: { coding: [{ system: 'urn:kangban:code:vaccine', code: 'EV71' }] },
          }),
        }),
      ],
    });
    expect(
      JSON.stringify(cardBundle({ name: '阿依古丽·买买提', birthDate: day, doses: [dose('HepB')] }, { brief: true })),
    ).toBe(
      '{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"resource:0","resource":{"resourceType":"Patient",' +
        '"name":[{"text":"阿依古丽·买买提"}],"birthDate":"2025-05-19"}},{"fullUrl":"resource:1","resource":{"resourceType":' +
        '"Immunization","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"45"}]},' +
        '"patient":{"reference":"resource:0"},"occurrenceDateTime":"2025-05-19"}}]}',
    );
  });

  test('names vaccines of the catalogue only', () => {
    const known = VACCINES.filter(({ code }) => cvxOf(code) !== undefined).map(({ code }) => code);
    expect(known).toHaveLength(39);
    expect(VACCINES.map(({ code }) => code).filter((code) => !known.includes(code))).toEqual([
      'MM',
      'EV71',
      'MCV-AC',
      'MCV-AC-Hib',
    ]);
  });
});

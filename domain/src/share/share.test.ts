import { RECORD_KINDS } from '../record/kinds';
import { readShareCode, writeShareCode } from './share-code';
import { KIND_WORDS, shareState } from './share-terms';

const AT = new Date('2026-11-23T10:00:00+08:00');
const later = (ms: number): Date => new Date(AT.getTime() + ms);

describe('whether a share shows anything', () => {
  test.each([
    ['holds', { endsAt: later(1), revokedAt: null, openings: 0 }],
    ['holds', { endsAt: later(1), revokedAt: null, openings: 4 }],
    ['over', { endsAt: AT, revokedAt: null, openings: 0 }],
    ['over', { endsAt: later(-1), revokedAt: null, openings: 9 }],
    ['used-up', { endsAt: later(1), revokedAt: null, openings: 5 }],
    ['revoked', { endsAt: later(1), revokedAt: AT, openings: 0 }],
    ['revoked', { endsAt: later(-1), revokedAt: later(-9), openings: 9 }],
  ] as const)('%s: %j', (state, facts) => {
    expect(shareState(facts, AT, 5)).toBe(state);
  });
});

describe('the typed code', () => {
  test('the same bytes give the same code, each five bits a letter', () => {
    expect(writeShareCode(new Uint8Array([0, 0, 0, 0, 0]))).toBe('0000-0000');
    expect(writeShareCode(new Uint8Array([255, 255, 255, 255, 255, 7]))).toBe('ZZZZ-ZZZZ');
    expect(writeShareCode(new Uint8Array([0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000]))).toBe(
      '1234-5678',
    );
    expect(() => writeShareCode(new Uint8Array(4))).toThrow('5 bytes');
  });
  test.each([
    ['7KQ4-M2XP', '7KQ4-M2XP'],
    [' 7kq4 m2xp ', '7KQ4-M2XP'],
    ['7kq4—m2xp', '7KQ4-M2XP'],
    ['７ＫＱ４－Ｍ２ＸＰ', '7KQ4-M2XP'],
    ['oil0-0000', '0110-0000'],
    ['7KQ4-M2X', undefined],
    ['7KQ4-M2XPP', undefined],
    ['7KQ4-M2XU', undefined],
    ['', undefined],
  ])('%s is read as %s', (typed, code) => {
    expect(readShareCode(typed)).toBe(code);
  });
});

test('every kind has a name of its own', () => {
  expect(new Set(RECORD_KINDS.map((kind) => KIND_WORDS[kind])).size).toBe(RECORD_KINDS.length);
});

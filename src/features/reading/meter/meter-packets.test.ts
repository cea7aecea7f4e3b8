import type { Packet } from '@/platform/bluetooth';
import { sittingOf } from './meter-packets';

const NOW = Date.parse('2026-11-25T09:40:00+08:00');
const whose = { nowMs: NOW, slot: 1, others: [2] };
const packet = (characteristic: number, hex: string): Packet => ({
  characteristic,
  bytes: Uint8Array.from(hex.split(' ').map((byte) => parseInt(byte, 16))),
});
/** 0x2A35 with a time stamp and a pulse: 136/82, mean 100, 2026-11-25 at a minute past seven, 72 beats. */
const pressure = (upper: string, minute: string, day = '19') =>
  packet(0x2a35, `06 ${upper} 00 52 00 64 00 EA 07 0B ${day} 07 ${minute} 00 48 00`);

test('one indication becomes the reading in the boxes, at the meter’s time', () => {
  expect(sittingOf('blood-pressure', [pressure('88', '14')], whose)).toEqual({
    ok: true,
    values: [{ item: 'blood-pressure', systolic: 136, diastolic: 82, pulse: 72 }],
    atMs: Date.parse('2026-11-25T07:20:00+08:00'),
    sequences: [],
  });
});

test('readings minutes apart are one sitting, older ones in its memory are left alone', () => {
  const memory = [pressure('A0', '14', '18'), pressure('88', '14'), pressure('86', '16')];
  const sitting = sittingOf('blood-pressure', memory, whose);
  expect(sitting).toMatchObject({ values: [{ systolic: 136 }, { systolic: 134 }] });
});

test('only readings of days ago: one is told to measure', () => {
  expect(sittingOf('blood-pressure', [pressure('88', '14', '14')], whose)).toEqual({ ok: false, why: 'old' });
});

test('bytes that end early are not guessed at', () => {
  expect(sittingOf('blood-pressure', [packet(0x2a35, '06 88 00')], whose)).toEqual({ ok: false, why: 'unreadable' });
  expect(sittingOf('weight', [], whose)).toEqual({ ok: false, why: 'unreadable' });
});

/** 0x2A18: sequence 5, no time, 110 mg/dl as 110 × 10⁻⁵ kg/L, capillary blood of the finger. */
const glucose = (type: string) => packet(0x2a18, `02 05 00 EA 07 0B 19 06 1E 00 6E B0 ${type}`);

test('glucose goes by its number, and by its meal where the meter was told one', () => {
  const meal = packet(0x2a34, '02 05 00 03');
  expect(sittingOf('glucose', [glucose('11'), meal], whose)).toMatchObject({
    ok: true,
    values: [{ item: 'glucose', mmolL: 6.1, time: 'fasting' }],
    sequences: [5],
  });
  expect(sittingOf('glucose', [glucose('11')], whose)).toMatchObject({ values: [{ time: 'random' }] });
});

test('test liquid is nobody’s blood', () => {
  expect(sittingOf('glucose', [glucose('1A')], whose)).toEqual({ ok: false, why: 'failed' });
});

test('of a scale with several people the person’s own', () => {
  // 0x2A9D: kg × 0.005, user 1 and 2.
  const mine = packet(0x2a9d, '04 64 32 01');
  const other = packet(0x2a9d, '04 20 4E 02');
  expect(sittingOf('weight', [mine, other], whose)).toMatchObject({ values: [{ item: 'weight', kg: 64.5 }] });
});

test('what somebody else of the family weighed is never taken', () => {
  const other = packet(0x2a9d, '04 20 4E 02');
  const guest = packet(0x2a9d, '04 64 32 03');
  expect(sittingOf('weight', [other], whose)).toEqual({ ok: false, why: 'others' });
  expect(sittingOf('weight', [other, guest], whose)).toMatchObject({ values: [{ item: 'weight', kg: 64.5 }] });
  expect(sittingOf('weight', [packet(0x2a9d, '04 20 4E FF')], whose)).toMatchObject({ values: [{ kg: 100 }] });
});

test('a weak battery does not spoil a glucose, too little blood does', () => {
  const measured = (status: string) => packet(0x2a18, `0A 05 00 EA 07 0B 19 06 1E 00 6E B0 11 ${status} 00`);
  expect(sittingOf('glucose', [measured('01')], whose)).toMatchObject({ ok: true, values: [{ mmolL: 6.1 }] });
  expect(sittingOf('glucose', [measured('04')], whose)).toEqual({ ok: false, why: 'failed' });
});

/** A province adds a vaccine, or a county brings another edition, as data alone. */
import { toPlainDate } from '../shared/plain-date';
import { forecast } from './forecast';
import { CN_NIP_2026 } from './programmes/cn-nip-2026';
import { withAdditions } from './programmes/table';
import { recommendProducts } from './products';
import { readGiven } from './test-support/case-table';
import type { ForecastInput } from './types';

const PROVINCE = withAdditions(CN_NIP_2026, {
  id: 'cn-nip-2026+990000',
  nameZh: '国家免疫规划（2026年版）加水痘疫苗',
  vaccines: [
    {
      code: 'Varicella',
      series: 'Varicella',
      doses: [
        { dose: 1, age: { months: 12 }, source: ['S2'], verified: true },
        { dose: 2, age: { years: 4 }, interval: { months: 3 }, source: ['S2'], verified: true },
      ],
      source: ['S2'],
      verified: true,
    },
  ],
});

const child: ForecastInput = {
  birthDate: toPlainDate('2025-05-19'),
  sex: 'female',
  given: readGiven('Varicella@2026-11-04'),
  today: toPlainDate('2026-11-23'),
  programme: PROVINCE,
};

describe('a province that gives varicella vaccine free', () => {
  const { programme, doses, flags } = forecast(child);

  test('has the added doses and counts the recorded one', () => {
    expect(programme).toBe('cn-nip-2026+990000');
    expect(
      doses.filter((dose) => dose.series === 'Varicella').map((dose) => [dose.dose, dose.status, dose.earliestOn]),
    ).toEqual([
      [1, 'given', '2026-05-19'],
      [2, 'not-yet', '2029-05-19'],
    ]);
    expect(flags).toEqual([]);
  });

  test('keeps every dose of the national programme', () => {
    const national = forecast({ ...child, programme: 'cn-nip-2026' });
    expect(doses.filter((dose) => dose.series !== 'Varicella')).toEqual(national.doses);
  });

  test('does not offer it for money', () => {
    const fresh = { ...child, given: [] };
    expect(recommendProducts(fresh).some((dose) => dose.vaccine === 'Varicella')).toBe(false);
    expect(recommendProducts({ ...fresh, programme: undefined }).some((dose) => dose.vaccine === 'Varicella')).toBe(
      true,
    );
  });

  test('an unknown programme is refused', () => {
    expect(() => forecast({ ...child, programme: 'cn-nip-1978' })).toThrow(RangeError);
  });

  test('a day that is no day is refused', () => {
    expect(() => forecast({ ...child, birthDate: '2025-02-30' as ForecastInput['birthDate'] })).toThrow(RangeError);
  });

  test('the last day that can be named does not crash', () => {
    const late = { ...child, birthDate: toPlainDate('2190-05-19'), today: toPlainDate('2199-12-31'), given: [] };
    expect(forecast(late).doses.length).toBeGreaterThan(20);
  });
});

/** The child of the mock-ups, in exactly the state they show. */
import { toPlainDate } from '../shared/plain-date';
import { doseNameZh } from './catalogue';
import { decideDoses } from './decide-doses';
import { forecast } from './forecast';
import { sourceTitleZh } from './programmes/sources';
import { readGiven } from './test-support/case-table';
import type { ForecastInput } from './types';

const ANAN: ForecastInput = {
  birthDate: toPlainDate('2025-05-19'),
  sex: 'female',
  today: toPlainDate('2026-11-23'),
  options: { HepA: 'HepA-I' },
  given: readGiven(
    'HepB@2025-05-19,2025-06-19,2025-11-24 BCG@2025-05-19 IPV@2025-07-21,2025-08-21 bOPV@2025-09-22 ' +
      'DTaP@2025-07-21,2025-09-22,2025-11-24 MPSV-A@2025-11-24,2026-02-24 MMR@2026-01-20 JE-L@2026-01-20 Varicella@2026-11-04',
  ),
};

const result = forecast(ANAN);
const get = (vaccine: string, dose: number) => {
  const found = result.doses.find((one) => one.vaccine === vaccine && one.dose === dose);
  if (found === undefined) throw new Error(`no ${vaccine} ${dose}`);
  return found;
};

describe('the child of the mock-ups on 2026-11-23', () => {
  test('14 doses are done and nothing is flagged', () => {
    expect(result.programme).toBe('cn-nip-2026');
    expect(result.doses.filter((dose) => dose.status === 'given')).toHaveLength(14);
    expect(result.flags).toEqual([]);
  });

  test('exactly two are due', () => {
    const due = result.doses.filter((dose) => dose.status === 'due' || dose.status === 'overdue');
    expect(due.map(doseNameZh)).toEqual(['百白破疫苗 第4剂', '甲肝灭活疫苗 第1剂']);
  });

  test('why DTaP 4 now', () => {
    const { reasons, dueOn } = get('DTaP', 4);
    expect(dueOn).toBe('2026-11-19');
    expect(reasons.map((reason) => reason.text)).toEqual([
      '满18个月了（11月19日）',
      '第3剂是2025年11月24日打的，已经隔了6个月以上',
    ]);
    expect(sourceTitleZh(reasons[0]?.source ?? '')).toBe('国家免疫规划疫苗儿童免疫程序及说明（2026年版）');
  });

  test('why MMR 2 not yet, with the bar', () => {
    const { status, earliestOn, reasons } = get('MMR', 2);
    expect([status, earliestOn]).toEqual(['not-yet', '2026-12-02']);
    expect(reasons).toEqual([
      {
        rule: 'live-28',
        text: '11月4日打了水痘疫苗。它和麻腮风都是活疫苗，两针要隔满28天',
        source: 'S1 S5 S6',
        verified: true,
        wait: { fromOn: '2026-11-04', fromVaccine: 'Varicella', untilOn: '2026-12-02', days: 28 },
      },
    ]);
  });

  test('JE-L 2 waits for the second birthday', () => {
    const { status, dueOn, reasons } = get('JE-L', 2);
    expect([status, dueOn]).toEqual(['not-yet', '2027-05-19']);
    expect(reasons.map((reason) => reason.text)).toEqual(['满2岁再打，2027年5月19日起']);
  });

  test('both due doses can be booked together', () => {
    const wanted = [
      { series: 'DTaP', vaccine: 'DTaP', dose: 4 },
      { series: 'HepA', vaccine: 'HepA-I', dose: 1 },
    ];
    expect(decideDoses({ input: ANAN, wanted }).kind).toBe('ok');
  });
});

/** Self-paid products: who, records, day, what else, expected rows (same words as the programme's tables). */
import { toPlainDate } from '../shared/plain-date';
import { doseNameZh, findCatalogueEntry, listVaccines } from './catalogue';
import { PRODUCTS } from './product-table';
import { planProductDoses } from './plan-product';
import { recommendProducts } from './products';
import { readPerson } from './person';
import { answer, readCases } from './test-support/case-table';
import { findVaccine, getVaccine, VACCINES } from './vaccine-table';

const check = (title: string, table: string): void =>
  describe(title, () => {
    test.each(readCases(table).map((one) => [one.line, one] as const))('%s', (_line, one) => {
      expect(answer(one, recommendProducts(one.input))).toEqual(one.expected);
    });
  });

check(
  'varicella: from 12 months, two doses three months apart, live',
  `
  2025-05-19 f | - | 2026-04-18 | - | Varicella#1=absent
  2025-05-19 f | - | 2026-05-18 | - | Varicella#1=not-yet@2026-05-19
  2025-05-19 f | - | 2026-05-19 | - | Varicella#1=due Varicella#2=not-yet@2026-08-19>2029-05-19
  2025-05-19 f | Varicella@2026-11-04 | 2026-11-23 | - | Varicella#1=given Varicella#2=not-yet@2027-02-04
  2025-05-19 f | Varicella@2026-11-04 | 2027-02-04 | - | Varicella#2=due
  2025-05-19 f | MMR@2026-05-10 | 2026-06-06 | - | Varicella#1=not-yet@2026-06-07 ?live-28
  2025-05-19 f | MMR@2026-05-10 | 2026-06-07 | - | Varicella#1=due
  2025-05-19 f | - | 2026-06-07 | ig=2026-05-31 | Varicella#1=absent
  2025-05-19 f | - | 2026-06-07 | immune | Varicella#1=ask-clinic
  2008-11-24 f | - | 2026-11-23 | - | Varicella#1=due Varicella#2=not-yet@2026-12-21
  2008-11-23 f | - | 2026-11-23 | - | Varicella#1=absent
  2000-11-23 f | Varicella@2026-10-01 | 2026-11-23 | - | Varicella#2=due
  `,
);

check(
  'five-in-one: shown until the single vaccines are begun',
  `
  2025-05-19 f | - | 2025-07-19 | - | DTaP-IPV/Hib#1=due DTaP-IPV/Hib#2=not-yet@2025-08-19 DTaP-IPV/Hib#4=not-yet@2026-11-19
  2025-05-19 f | DTaP@2025-07-19 | 2025-09-19 | - | DTaP-IPV/Hib#1=absent Hib#1=due
  2025-05-19 f | DTaP-IPV/Hib@2025-07-19 | 2025-08-19 | - | DTaP-IPV/Hib#2=due Hib#1=absent
  2025-05-19 f | DTaP-IPV/Hib@2025-07-19,2025-08-19,2026-09-30 | 2027-03-29 | - | DTaP-IPV/Hib#4=not-yet@2027-03-30
  2020-05-19 f | - | 2026-11-23 | - | DTaP-IPV/Hib#1=absent
  `,
);

check(
  'pneumococcal, Hib, rotavirus, EV71 by age at the first dose',
  `
  2026-09-01 f | - | 2026-10-12 | - | PCV13#1=not-yet@2026-10-13
  2026-09-01 f | - | 2026-10-13 | - | PCV13#1=due PCV13#2=not-yet@2026-11-10 PCV13#4=not-yet@2027-09-01
  2026-04-23 f | - | 2026-11-22 | - | PCV13#4=not-yet
  2026-04-23 f | - | 2026-11-23 | - | PCV13#3=not-yet@2027-04-23 PCV13#4=absent
  2025-11-23 f | - | 2026-11-23 | - | PCV13#1=due PCV13#2=not-yet@2027-01-23 PCV13#3=absent
  2024-11-23 f | - | 2026-11-23 | - | PCV13#1=due PCV13#2=absent
  2020-11-24 f | - | 2026-11-23 | - | PCV13#1=due
  2020-11-23 f | - | 2026-11-23 | - | PCV13#1=absent
  2026-05-24 f | - | 2026-11-23 | - | Hib#4=not-yet
  2026-05-23 f | - | 2026-11-23 | - | Hib#3=not-yet Hib#4=absent
  2025-11-23 f | - | 2026-11-23 | - | Hib#1=due Hib#2=absent ?by-clinic
  2026-10-12 f | - | 2026-11-22 | - | RV5#1=not-yet@2026-11-23
  2026-10-12 f | - | 2026-11-23 | - | RV5#1=due RV5#2=not-yet@2026-12-21
  2026-08-25 f | - | 2026-11-23 | - | RV5#1=due
  2026-08-24 f | - | 2026-11-23 | - | RV5#1=absent RV1#1=due
  2026-08-24 f | RV5@2026-11-01 | 2026-12-10 | - | RV5#2=due<2027-01-10 RV1#1=absent
  2026-04-12 f | RV5@2026-06-01 | 2026-11-22 | - | RV5#2=overdue RV5#3=stopped
  2026-04-12 f | RV5@2026-06-01 | 2026-11-23 | - | RV5#2=stopped
  2023-11-23 f | - | 2026-11-23 | - | RV1#1=absent
  2025-11-22 f | RV1@2026-02-01 | 2027-01-31 | - | RV1#2=not-yet@2027-02-01
  2026-05-23 f | - | 2026-11-23 | - | EV71#1=due EV71#2=not-yet@2026-12-23
  2026-05-24 f | EV71@2026-11-30 | 2026-12-29 | - | EV71#2=not-yet@2026-12-30
  2020-11-23 f | - | 2026-11-23 | - | EV71#1=absent
  2020-11-24 f | - | 2026-11-23 | - | EV71#1=due
  `,
);

check(
  'meningococcal conjugate: beside A, dose 2 as the clinic says',
  `
  2026-08-23 f | - | 2026-11-23 | - | MCV-AC#1=due MCV-ACYW#1=due MCV-AC#2=ask-clinic
  2026-05-19 f | MPSV-A@2026-11-19 | 2026-11-23 | - | MCV-AC#1=absent
  2026-08-23 f | MCV-AC@2026-11-23 | 2026-12-23 | - | MCV-AC#1=given MCV-ACYW#1=absent
  `,
);

check(
  'influenza: yearly, two doses in the first season before nine years',
  `
  2026-06-24 f | - | 2026-11-23 | - | Flu-IIV#1=absent
  2026-06-23 f | - | 2026-11-23 | - | Flu-IIV#1=not-yet@2026-12-23
  2026-05-23 f | - | 2026-11-23 | - | Flu-IIV#1=due Flu-IIV#2=not-yet@2026-12-21
  2017-11-24 f | - | 2026-11-23 | - | Flu-IIV#1=due Flu-IIV#2=not-yet
  2017-11-23 f | - | 2026-11-23 | - | Flu-IIV#1=due Flu-IIV#2=absent
  2020-05-19 f | Flu-IIV@2025-11-01 | 2026-11-23 | - | Flu-IIV#1=due Flu-IIV#2=absent
  2020-05-19 f | Flu-IIV@2026-11-01 | 2026-11-28 | - | Flu-IIV#1=given Flu-IIV#2=not-yet@2026-11-29
  2020-05-19 f | Flu-IIV@2026-11-01 | 2026-11-29 | - | Flu-IIV#2=due
  2020-05-19 f | Flu-LAIV@2026-11-01 | 2026-11-29 | - | Flu-LAIV#1=given Flu-IIV#2=absent
  1950-03-01 m | Flu-IIV@2026-10-08 | 2026-11-23 | - | Flu-IIV#1=given Flu-IIV#2=absent
  1950-03-01 m | Flu-IIV@2025-10-08 | 2026-11-23 | - | Flu-IIV#1=due@2026-07-01
  1950-03-01 m | Flu-IIV@2026-06-30 | 2026-11-23 | - | Flu-IIV#1=due
  1950-03-01 m | Flu-IIV@2026-07-01 | 2026-11-23 | - | Flu-IIV#1=given
  2020-05-19 f | - | 2026-11-23 | - | Flu-IIV#2=not-yet ?interval-after-missing
  `,
);

check(
  'grown-ups: pneumococcal from 60, zoster from 50 and 40, HPV 9 to 45',
  `
  1966-11-24 m | - | 2026-11-23 | - | PPV23#1=absent
  1966-11-23 m | - | 2026-11-23 | - | PPV23#1=due ?by-clinic
  1980-03-01 m | - | 2026-11-23 | chronic | PPV23#1=due
  1976-11-24 m | - | 2026-11-23 | - | Zoster-RZV#1=absent Zoster-L#1=due
  1976-11-23 m | - | 2026-11-23 | - | Zoster-RZV#1=due Zoster-RZV#2=not-yet@2027-01-23
  1990-03-01 m | - | 2026-11-23 | immune | Zoster-RZV#1=due Zoster-L#1=absent
  1976-11-23 m | Zoster-RZV@2026-09-30 | 2026-11-29 | - | Zoster-RZV#2=not-yet@2026-11-30<2027-03-30 Zoster-L#1=absent
  1976-11-23 m | Zoster-RZV@2026-09-30 | 2026-11-30 | - | Zoster-RZV#2=due
  1976-11-23 m | Zoster-RZV@2026-04-30 | 2026-11-30 | - | Zoster-RZV#2=overdue
  1986-11-23 m | - | 2026-11-23 | - | Zoster-L#1=due
  1987-01-24 m | - | 2026-11-23 | - | Zoster-L#1=absent
  1981-03-01 f | - | 2026-11-23 | - | 2vHPV#1=due 2vHPV#2=not-yet@2026-12-23 2vHPV#3=not-yet@2027-04-23
  1980-11-23 f | - | 2026-11-23 | - | 2vHPV#1=absent 9vHPV#1=absent
  1980-11-24 f | - | 2026-11-23 | - | 9vHPV#1=due 9vHPV#2=not-yet@2027-01-23 9vHPV#3=not-yet@2027-05-23
  2013-05-19 f | - | 2026-11-23 | - | 2vHPV#1=absent 9vHPV#1=due
  2011-01-19 f | 2vHPV@2025-12-31 | 2026-05-30 | - | 2vHPV#2=not-yet@2026-05-31>2026-06-30
  2011-01-19 f | 2vHPV@2025-12-31 | 2026-05-31 | - | 2vHPV#2=due
  1990-03-01 m | - | 2026-11-23 | - | 2vHPV#1=absent 9vHPV#1=absent
  2005-03-01 m | - | 2026-11-23 | - | 9vHPV#1=due 2vHPV#1=absent
  `,
);

check(
  'rabies after exposure: days from the first injection, delay shifts the rest',
  `
  1990-03-01 m | - | 2026-11-23 | - | Rabies-Essen#1=absent Rabies-Zagreb#1=absent
  1990-03-01 m | - | 2026-11-23 | bite=2026-11-22 | Rabies-Essen#1=due Rabies-Essen#2=not-yet@2026-11-26 Rabies-Essen#3=not-yet@2026-11-30 Rabies-Essen#4=not-yet@2026-12-07 Rabies-Essen#5=not-yet@2026-12-21
  1990-03-01 m | - | 2026-11-23 | bite=2026-11-22 | Rabies-Zagreb#1=due Rabies-Zagreb#2=due Rabies-Zagreb#3=not-yet@2026-11-30 Rabies-Zagreb#4=not-yet@2026-12-14
  1990-03-01 m | Rabies-Essen@2026-11-23 | 2026-11-25 | - | Rabies-Essen#2=not-yet@2026-11-26 Rabies-Zagreb#1=absent
  1990-03-01 m | Rabies-Essen@2026-11-23 | 2026-11-26 | - | Rabies-Essen#2=due
  1990-03-01 m | Rabies-Essen@2026-11-23 | 2026-11-28 | - | Rabies-Essen#2=overdue@2026-11-26 Rabies-Essen#3=not-yet@2026-12-02
  1990-03-01 m | Rabies-Essen@2026-11-23,2026-11-28 | 2026-11-28 | - | Rabies-Essen#3=not-yet@2026-12-02 Rabies-Essen#5=not-yet@2026-12-23 ?rabies-late
  1990-03-01 m | Rabies-Zagreb@2026-11-23,2026-11-23 | 2026-11-30 | - | Rabies-Zagreb#1=given Rabies-Zagreb#2=given Rabies-Zagreb#3=due
  1990-03-01 m | Rabies-Zagreb@2026-11-23,2026-11-23,2026-12-02 | 2026-12-03 | - | Rabies-Zagreb#4=not-yet@2026-12-16
  # bitten again: within three months of a full course none, after that days 0 and 3
  1990-03-01 m | Rabies-Zagreb@2026-08-01,2026-08-01,2026-08-08,2026-08-22 | 2026-11-21 | bite=2026-11-21 | Rabies-Zagreb#1=not-needed ?rabies-protected
  1990-03-01 m | Rabies-Zagreb@2026-08-01,2026-08-01,2026-08-08,2026-08-22 | 2026-11-22 | bite=2026-11-22 | Rabies-Zagreb#1=due Rabies-Zagreb#2=not-yet@2026-11-25 Rabies-Zagreb#3=absent
  1990-03-01 m | Rabies-Essen@2026-08-01,2026-08-04,2026-08-08,2026-08-15,2026-08-29 | 2026-09-10 | - | Rabies-Essen#1=absent
  `,
);

describe('what is unverified never stops anybody', () => {
  test.each(PRODUCTS.filter((product) => !product.verified).map((product) => product.code))('%s', (code) => {
    for (const birth of ['2026-09-01', '2020-01-01', '2008-01-01', '1990-01-01', '1950-01-01']) {
      for (const sex of ['female', 'male'] as const) {
        const person = readPerson({ birthDate: toPlainDate(birth), sex, given: [], today: toPlainDate('2026-11-23') });
        const doses = planProductDoses(person, code);
        expect(doses.length).toBeGreaterThan(0);
        expect(doses.filter((dose) => dose.status === 'stopped')).toEqual([]);
        expect(doses.every((dose) => dose.paid === true)).toBe(true);
      }
    }
  });
});

describe('catalogue', () => {
  const today = toPlainDate('2026-11-23');

  test.each([
    ['DTaP', '百白破疫苗', true, 5, '百日咳、白喉、破伤风'],
    ['HepA-I', '甲肝灭活疫苗', true, 2, '甲型肝炎'],
    ['MMR', '麻腮风疫苗', true, 2, '麻疹、腮腺炎、风疹'],
    ['JE-L', '乙脑疫苗', true, 2, '流行性乙型脑炎'],
    ['bOPV', '脊灰疫苗', true, 4, '脊髓灰质炎（小儿麻痹症）'],
    ['MPSV-A', '流脑疫苗', true, 4, '流行性脑脊髓膜炎'],
    ['DT', '白破疫苗', true, null, '白喉、破伤风'],
    ['Varicella', '水痘疫苗', false, 2, '水痘'],
    ['Zoster-RZV', '重组带状疱疹疫苗', false, 2, '带状疱疹'],
    ['PCV13', '13价肺炎疫苗', false, null, '肺炎球菌引起的肺炎、脑膜炎等'],
    ['Rabies-Zagreb', '狂犬疫苗（2-1-1）', false, 4, '狂犬病'],
  ])('%s is %s', (code, name, isFree, totalDoses, disease) => {
    const entry = findCatalogueEntry(code, today);
    expect([entry?.nameZh, entry?.isFree, entry?.totalDoses, entry?.diseaseZh]).toEqual([
      name,
      isFree,
      totalDoses,
      disease,
    ]);
  });

  test('names of doses', () => {
    expect(doseNameZh({ vaccine: 'DTaP', dose: 4 })).toBe('百白破疫苗 第4剂');
    expect(doseNameZh({ vaccine: 'MPSV-A', dose: 2 })).toBe('流脑疫苗 第2剂');
    expect(doseNameZh({ vaccine: 'Moon', dose: 1 })).toBe('Moon 第1剂');
  });

  test('HPV is free since 2025-11-10', () => {
    expect(findCatalogueEntry('2vHPV', toPlainDate('2025-11-09'))?.isFree).toBe(false);
    expect(findCatalogueEntry('2vHPV', toPlainDate('2025-11-10'))?.isFree).toBe(true);
  });

  test.each([
    ['水痘疫苗', 'Varicella'],
    ['五联疫苗', 'DTaP-IPV/Hib'],
    ['five-in-one', 'DTaP-IPV/Hib'],
    ['varicella', 'Varicella'],
    ['A群流脑多糖疫苗', 'MPSV-A'],
    ['脊灰灭活疫苗', 'IPV'],
    ['乙脑减毒活疫苗', 'JE-L'],
  ])('%s is understood', (name, code) => expect(findVaccine(name)?.code).toBe(code));

  test('a name that two vaccines share is not guessed', () => expect(findVaccine('流脑疫苗')).toBeUndefined());

  test('codes and other names are unique, every product and programme code is known', () => {
    const names = VACCINES.flatMap((facts) => [facts.code.toLowerCase(), ...facts.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const product of PRODUCTS) expect(getVaccine(product.code).code).toBe(product.code);
    expect(listVaccines(today)).toHaveLength(VACCINES.length);
    expect(() => getVaccine('Moon')).toThrow(RangeError);
  });
});

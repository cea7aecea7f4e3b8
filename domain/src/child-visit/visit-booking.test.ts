import { toPlainDate } from '../shared/plain-date';
import type { DoneVisit } from './visit-items';
import { serviceOf } from '../booking/purpose';
import { findVisit, refuseVisit, visitItem } from './visit-booking';
import { VISIT_CODES, VISIT_SERIES, type VisitCode } from './visit-code';

const BIRTH = toPlainDate('2026-03-20');

const cases: [VisitCode, string, DoneVisit[], string | undefined, string | null][] = [
  ['m8', '2026-11-19', [], 'visit-too-early', '2026-11-20'],
  ['m8', '2026-11-20', [], undefined, null],
  ['m8', '2026-12-19', [], undefined, null],
  ['m8', '2026-12-20', [], undefined, null],
  ['m8', '2027-03-20', [], 'visit-too-late', null],
  ['m8', '2026-11-20', [{ visit: 'm8', visitedOn: toPlainDate('2026-11-20') }], 'visit-done', null],
  ['home', '2026-03-25', [], 'visit-at-home', null],
];

test.each(cases)('%s on %s', (visit, day, done, reason, next) => {
  const refused = refuseVisit(visit, { birthDate: BIRTH, done, day: toPlainDate(day) });
  expect(refused?.reason).toBe(reason);
  expect(refused?.nextPossibleOn ?? null).toBe(next);
});

test('a visit is one item of its own series, found again, and belongs to the child-health service', () => {
  for (const code of VISIT_CODES) {
    const items = [visitItem(code)];
    expect(findVisit(items)).toBe(code);
    expect(serviceOf(items)).toBe('child-health');
  }
  expect(new Set(VISIT_CODES.map((code) => visitItem(code).dose)).size).toBe(VISIT_CODES.length);
  const vaccine = [{ series: 'DTaP', vaccine: 'DTaP', dose: 1 }];
  expect(findVisit(vaccine)).toBeUndefined();
  expect(serviceOf(vaccine)).toBe('immunization');
  expect(findVisit([{ series: VISIT_SERIES, vaccine: 'm99', dose: 1 }])).toBeUndefined();
});

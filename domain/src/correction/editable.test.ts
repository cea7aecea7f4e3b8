import { STAFF_ROLES } from '../identity/staff-rights';
import { toPlainDate } from '../shared/plain-date';
import { applyChanges, editableOf } from './editable';
import { correctionDueOn, isWaiting, mayAnswerCorrection, mayRewrite } from './states';

const medicine = {
  what: { text: '氨氯地平', coding: [{ system: 'x', code: '1' }], known: true, original: 'Norvasc' },
  status: 'active',
  dose: '每次 5 mg',
};
const report = {
  name: { text: '血脂', coding: [], known: true },
  status: 'final',
  results: [
    {
      what: { text: '总胆固醇', coding: [], known: true },
      amount: { value: 6.2, unit: 'mmol/L', original: { value: 240, unit: 'mg/dL' } },
      flag: 'high',
    },
    { what: { text: '尿蛋白', coding: [], known: true }, words: '+' },
  ],
};
const form = { form: 'basic-information-3', fields: { bloodAbo: '1' } };
const all = (kind: string, payload: object) => editableOf(kind, { full: payload, shown: payload });
const change = (kind: string, payload: object, path: string, value: string | null) =>
  applyChanges(payload, all(kind, payload), [{ path, value }]);

test('a medicine: its name written anew stands without the codes of the old one', () => {
  expect(change('medication', medicine, 'what.text', '缬沙坦')).toEqual({
    ...medicine,
    what: { text: '缬沙坦', coding: [], known: false },
  });
});

test('a place that stood empty can be filled, one that stood can be emptied, others stay', () => {
  expect(change('medication', medicine, 'endsOn', '2026-11-01')).toEqual({ ...medicine, endsOn: '2026-11-01' });
  expect(change('medication', medicine, 'dose', null)).toEqual({ what: medicine.what, status: 'active' });
});

test('a report: each line by its own name, a new number without the old judgement and conversion', () => {
  expect(all('lab-report', report).map(({ path, label, value }) => [path, label, value])).toEqual([
    ['results.0.amount.value', '总胆固醇', '6.2'],
    ['results.1.words', '尿蛋白', '+'],
    ['conclusion', '结论', null],
  ]);
  expect(change('lab-report', report, 'results.0.amount.value', '5.2')).toEqual({
    ...report,
    results: [{ what: report.results[0]?.what, amount: { value: 5.2, unit: 'mmol/L' } }, report.results[1]],
  });
});

test('a number that is none becomes one no schema takes', () => {
  expect(change('lab-report', report, 'results.0.amount.value', 'viel')).toMatchObject({
    results: [{ amount: { value: NaN } }, {}],
  });
});

test.each(['what.coding', 'status', 'results.9.amount.value', '__proto__.x', 'constructor', ''])(
  'the place %s cannot be set right by hand',
  (path) => {
    expect(change('medication', medicine, path, 'x')).toBeUndefined();
    expect(change('lab-report', report, path, 'x')).toBeUndefined();
  },
);

test('a form by its own printed answers; what a member does not see they cannot set right', () => {
  const blood = all('basic-information', form).find(({ path }) => path === 'fields.bloodAbo');
  expect(blood).toMatchObject({ value: '1', several: false });
  expect(blood?.options).toContainEqual({ code: '3', label: 'O型' });
  expect(change('basic-information', form, 'fields.bloodAbo', '3')).toEqual({ ...form, fields: { bloodAbo: '3' } });
  const hidden = editableOf('basic-information', { full: form, shown: { ...form, fields: {} } });
  expect(hidden.filter(({ value }) => value !== null)).toEqual([]);
  expect(hidden.some(({ path }) => path === 'fields.bloodAbo')).toBe(false);
});

test('seven days, and only what was asked waits', () => {
  expect(correctionDueOn(toPlainDate('2026-12-28'))).toBe('2027-01-04');
  expect((['opened', 'accepted', 'declined', 'withdrawn'] as const).filter(isWaiting)).toEqual(['opened']);
});

test.each(STAFF_ROLES)('%s answers at the clinic that was asked; nurses and doctors alone write', (role) => {
  const county = role === 'county-admin';
  const staff = { role, siteId: county ? null : 'here' };
  expect(mayAnswerCorrection(staff, { siteId: 'here' })).toBe(county ? 'forbidden' : 'allowed');
  expect(mayAnswerCorrection(staff, { siteId: null })).toBe(county ? 'forbidden' : 'allowed');
  expect(mayAnswerCorrection(staff, { siteId: 'there' })).toBe(county ? 'forbidden' : 'other-site');
  expect(mayRewrite(role)).toBe(role === 'nurse' || role === 'doctor');
});

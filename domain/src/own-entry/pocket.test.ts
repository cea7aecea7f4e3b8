import type { TypedEntry } from '../record/payloads';
import { toPlainDate } from '../shared/plain-date';
import { pocketFacts, type PocketEntry } from './pocket';

const TODAY = toPlainDate('2026-11-25');
const told = ({ kind, payload }: TypedEntry, more: Partial<PocketEntry> = {}): PocketEntry => ({
  entryId: 'e',
  kind,
  payload,
  on: toPlainDate('2026-03-01'),
  institution: '柳溪镇卫生院',
  practitioner: null,
  own: false,
  ...more,
});
const basic = (fields: Record<string, unknown>, more?: Partial<PocketEntry>) =>
  told({ kind: 'basic-information', version: 1, payload: { form: 'basic-information-3', fields } }, more);
const what = (text: string) => ({ text, coding: [], known: false });
type Payload<K extends TypedEntry['kind']> = Extract<TypedEntry, { kind: K }>['payload'];

const allergy = (text: string, more: Partial<Payload<'allergy'>> = {}, own = false) =>
  told(
    {
      kind: 'allergy',
      version: 1,
      payload: {
        none: false,
        what: what(text),
        category: 'medication',
        criticality: 'unknown',
        clinical: 'active',
        verification: 'confirmed',
        reactions: [],
        ...more,
      },
    },
    { own },
  );
const noAllergy = (own = true) => allergy('没有已知的过敏', { none: true, verification: 'unconfirmed' }, own);
const medicine = (text: string, more: Partial<Payload<'medication'>> = {}, own = false) =>
  told({ kind: 'medication', version: 1, payload: { what: what(text), status: 'active', ...more } }, { own });
const condition = (text: string, more: Partial<Payload<'condition'>> = {}) =>
  told({
    kind: 'condition',
    version: 1,
    payload: { what: what(text), clinical: 'active', verification: 'confirmed', ...more },
  });

const facts = (...entries: PocketEntry[]) => pocketFacts(entries, TODAY);

test.each<[string, PocketEntry[], string | null]>([
  ['nobody wrote it down', [], null],
  ['A, positive', [basic({ bloodAbo: '1', bloodRh: '2' })], 'A型 · Rh 阳性'],
  ['1 is negative on this form', [basic({ bloodAbo: '3', bloodRh: '1' })], 'O型 · Rh 阴性'],
  ['Rh not known', [basic({ bloodAbo: '4', bloodRh: '3' })], 'AB型'],
  ['type not known', [basic({ bloodAbo: '5', bloodRh: '2' })], null],
  ['the older form knows', [basic({ bloodAbo: '5' }), basic({ bloodAbo: '2' })], 'B型'],
  ['two agree', [basic({ bloodAbo: '2' }), basic({ bloodAbo: '2', bloodRh: '2' })], 'B型 · Rh 阳性'],
  ['two disagree', [basic({ bloodAbo: '1' }), basic({ bloodAbo: '2' })], '两处记录不一样，用前要验血型'],
  [
    'Rh disagrees',
    [basic({ bloodAbo: '1', bloodRh: '1' }), basic({ bloodAbo: '1', bloodRh: '2' })],
    '两处记录不一样，用前要验血型',
  ],
  ['one’s own word is none', [basic({ bloodAbo: '1' }, { own: true })], null],
])('blood type: %s', (_, entries, text) => {
  expect(facts(...entries).blood?.text ?? null).toBe(text);
});

const said = (entries: PocketEntry[]): string => {
  const { allergyState, allergies } = facts(...entries);
  return [allergyState, ...allergies.map(({ text, own }) => `${text}${own ? '（自己说的）' : ''}`)].join(' | ');
};
test.each<[string, PocketEntry[], string]>([
  ['never asked', [], 'unknown'],
  ['asked on a form and left blank', [basic({})], 'unknown'],
  ['denied on the form', [basic({ drugAllergies: ['1'] })], 'none'],
  ['denied by the person', [noAllergy()], 'none'],
  ['penicillin on the form', [basic({ drugAllergies: ['2'] })], 'some | 青霉素'],
  ['other on the form', [basic({ drugAllergies: ['2', '5'], drugAllergiesText5: '头孢' })], 'some | 青霉素 | 头孢'],
  ['an entry', [allergy('花生', { reactions: ['起皮疹'] })], 'some | 花生：起皮疹'],
  ['denied here, named there', [noAllergy(), allergy('花生')], 'some | 花生'],
  [
    'denied on the form, named by the person',
    [basic({ drugAllergies: ['1'] }), allergy('头孢', {}, true)],
    'some | 头孢（自己说的）',
  ],
  ['both say it: the clinic’s word', [allergy('青霉素', {}, true), basic({ drugAllergies: ['2'] })], 'some | 青霉素'],
  [
    'the form names it, an entry says how',
    [basic({ drugAllergies: ['2'] }), allergy('青霉素', { reactions: ['起皮疹'] })],
    'some | 青霉素：起皮疹',
  ],
  [
    'two entries, the newer one bare',
    [allergy('青霉素过敏'), allergy('青霉素', { reactions: ['起皮疹', '喘'] })],
    'some | 青霉素过敏：起皮疹，喘',
  ],
  [
    'the same by the clinic, called otherwise',
    [allergy('青霉素', {}, true), allergy('青霉素过敏')],
    'some | 青霉素过敏',
  ],
  ['refuted', [allergy('青霉素', { verification: 'refuted' })], 'unknown'],
  ['over', [allergy('青霉素', { clinical: 'resolved' })], 'unknown'],
  ['not confirmed still counts', [allergy('青霉素', { verification: 'unconfirmed' })], 'some | 青霉素'],
])('allergies: %s', (_, entries, text) => {
  expect(said(entries)).toBe(text);
});

test('medicines that are taken now, with dose and frequency', () => {
  const { medicines } = facts(
    medicine('氨氯地平', { dose: '5 mg', frequency: '每天早上' }),
    medicine('阿莫西林', { status: 'completed' }),
    medicine('布洛芬', { endsOn: toPlainDate('2026-11-24') }),
    medicine('钙片', { endsOn: TODAY }, true),
  );
  expect(medicines).toEqual([
    { text: '氨氯地平，5 mg，每天早上', own: false },
    { text: '钙片', own: true },
  ]);
});

test('medicines on the newest follow-up and checkup count, once, in the words of the entry', () => {
  const form = (kind: 'follow-up' | 'checkup', on: string, medicines: object[]) =>
    told({ kind, version: 1, payload: { form: `${kind}-form`, fields: { medicines } } }, { on: toPlainDate(on) });
  const { medicines } = facts(
    form('follow-up', '2026-10-01', [{ name: '氨氯地平' }, { name: '二甲双胍', timesPerDay: 2, dose: '0.5 g' }]),
    form('follow-up', '2026-07-01', [{ name: '硝苯地平' }]),
    form('checkup', '2026-06-01', [{ name: '维生素', adherence: '3' }]),
    medicine('氨氯地平', { dose: '5 mg', frequency: '每天早上' }),
    medicine('二甲双胍', {}, true),
  );
  expect(medicines).toEqual([
    { text: '氨氯地平，5 mg，每天早上', own: false },
    { text: '二甲双胍，每天 2 次，每次 0.5 g', own: false },
  ]);
});

test('illnesses a clinic confirmed and that go on, each once', () => {
  const { conditions } = facts(
    condition('高血压'),
    condition('肺炎', { clinical: 'resolved' }),
    condition('冠心病', { verification: 'provisional' }),
    basic({ pastDiseases: [{ disease: '2', since: '2016-03' }, { disease: '3' }] }),
  );
  expect(conditions).toEqual(['高血压', '糖尿病']);
  expect(facts(basic({ pastDiseases: [{ disease: '1' }] })).conditions).toEqual([]);
});

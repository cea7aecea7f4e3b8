import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type { MapContext } from './actors';
import type { EntryOf } from './entry-facts';
import { screeningOf } from './screening';

const context = {
  patient: { reference: 'Patient/p' },
  actors: { practitioner: () => undefined },
} as unknown as MapContext;
const entry = (questionnaire: string, score?: number): EntryOf<'screening'> =>
  ({
    entryId: 'e1',
    kind: 'screening',
    happenedOn: toPlainDate('2026-11-22'),
    happenedAt: null,
    practitioner: null,
    institution: '柳溪镇卫生院',
    sensitive: null,
    recordedAt: new Date('2026-11-22T01:00:00Z'),
    payload: { questionnaire, name: '量表', answers: [], ...(score !== undefined && { score }) },
  }) as unknown as EntryOf<'screening'>;

// questionnaire | code of its total
test.each([
  ['urn:kangban:questionnaire:gds-15|1', 'http://loinc.org 48545-8'],
  ['urn:kangban:questionnaire:phq-9|1', 'http://loinc.org 44261-6'],
  ['urn:kangban:questionnaire:phq-2|1', 'http://loinc.org 55758-7'],
  ['urn:kangban:questionnaire:self-care|1', 'urn:kangban:code:record self-care-total'],
  ['urn:kangban:questionnaire:ad8|1', 'urn:kangban:code:record ad8-total'],
  ['http://example.org/scale', undefined],
])('the total of %s is %s', (questionnaire, code) => {
  const [, observation] = screeningOf(entry(questionnaire, 4), context);
  const coding = (observation as unknown as { code: { coding?: { system: string; code: string }[] } }).code.coding?.[0];
  expect(coding && `${coding.system} ${coding.code}`).toBe(code);
  expect(observation).toMatchObject({ valueQuantity: { value: 4, code: '{score}' } });
});

test('without a total there is the questionnaire alone', () =>
  expect(screeningOf(entry('urn:kangban:questionnaire:constitution|1'), context)).toHaveLength(1));

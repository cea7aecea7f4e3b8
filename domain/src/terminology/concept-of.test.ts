import { conceptOf } from './concept-of';
import { systemOf } from './systems';

/** system code display / text => shown known [the source's own words]. "-" is nothing. */
const CONCEPTS = `
  http://loinc.org 14927-8 - / 甘油三酯（酶法）            => 甘油三酯 known 甘油三酯（酶法）
  https://loinc.org/ 14927-8 - / 甘油三酯                  => 甘油三酯 known
  urn:oid:2.16.840.1.113883.6.1 8480-6 收缩压 / -          => 收缩压（高压） known 收缩压
  http://loinc.org 00000-0 某项目 / -                      => 某项目 unknown
  http://loinc.org 00000-0 - / -                           => 00000-0 unknown
  urn:his 14927-8 - / 院内项目                             => 院内项目 unknown
  http://hl7.org/fhir/sid/icd-10 I10 - / -                 => 高血压 known
  http://hl7.org/fhir/sid/icd-10 i10 - / 高血压病          => 高血压 known 高血压病
  http://hl7.org/fhir/sid/icd-10-cn I10.x00x002 - / 高血压病2级 => 高血压病2级 known
  http://hl7.org/fhir/sid/icd-10 E11.9 - / -               => 2型糖尿病 known
  http://hl7.org/fhir/sid/icd-10 I109 - / 高血压           => 高血压 known
  http://hl7.org/fhir/sid/icd-10 Q99 - / 染色体异常        => 染色体异常 unknown
  http://hl7.org/fhir/sid/icd-10 I1 - / -                  => I1 unknown
  http://snomed.info/sct 716186003 - / -                   => 没有已知的过敏 known
  urn:oid:2.16.156.10011.2.3.3.4 2 - / -                   => 女 known
  urn:kangban:code:record constructor - / 怪码             => 怪码 unknown
`;
const LINE = /^(\S+) (\S+) (\S+) \/ (\S+)\s+=> (\S+) (known|unknown)(?: (\S+))?$/;
const word = (cell: string | undefined): string | undefined => (cell === '-' ? undefined : cell);

test.each(
  CONCEPTS.trim()
    .split('\n')
    .map((line) => [line.trim()]),
)('%s', (line) => {
  const [, system = '', code = '', display, text, shown, known, own] = LINE.exec(line) ?? [];
  const told = word(display);
  const concept = conceptOf([{ system, code, ...(told !== undefined && { display: told }) }], word(text));
  expect([concept.text, concept.known, concept.original]).toEqual([shown, known === 'known', own]);
  expect(concept.coding).toEqual([{ system: systemOf(system), code, ...(told !== undefined && { display: told }) }]);
});

test('of several codes any known one names it, and all are kept', () => {
  const concept = conceptOf(
    [
      { system: 'urn:his', code: 'TG01', display: '甘油三脂' },
      { system: 'http://loinc.org', code: '14927-8' },
    ],
    undefined,
  );
  expect(concept).toMatchObject({ text: '甘油三酯', known: true, original: '甘油三脂' });
  expect(concept.coding).toHaveLength(2);
});

test('without any code the words stand; without words it says so', () => {
  expect(conceptOf([], '  头晕 ')).toEqual({ text: '头晕', coding: [], known: false });
  expect(conceptOf([], ' ').text).toBe('来源没有写名称');
});

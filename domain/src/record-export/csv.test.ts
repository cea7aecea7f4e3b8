import { csvField, writeCsv } from './csv';

test.each([
  ['收缩压', '收缩压'],
  ['5.6', '5.6'],
  ['-0.75', '-0.75'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['他说"好"', '"他说""好"""'],
  ['一行\n两行', '"一行\n两行"'],
  [' 前后有空 ', '" 前后有空 "'],
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['  =cmd', "'  =cmd"],
  ['　=cmd', "'　=cmd"],
  ['＝1', "'＝1"],
  ['=HYPERLINK("a","b")', `"'=HYPERLINK(""a"",""b"")"`],
  ['<3.0', '<3.0'],
])('%j is written %j', (text, field) => {
  expect(csvField(text)).toBe(field);
});

test('a table has a mark, a head, and CRLF after every line', () => {
  expect(writeCsv(['日期', '数值'], [['2026-11-01', '5.6']])).toBe('\uFEFF日期,数值\r\n2026-11-01,5.6\r\n');
  expect(writeCsv(['日期'], [])).toBe('\uFEFF日期\r\n');
});

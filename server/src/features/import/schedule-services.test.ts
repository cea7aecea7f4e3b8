import { CellError } from './cells';
import { isOwnService, readService } from './schedule-services';

test('a line is about vaccination, one of the services every county has, or a name to be looked up', () => {
  expect([undefined, '预防接种', '复查', '中医理疗'].map(readService)).toEqual([
    'immunization',
    'immunization',
    'recheck',
    '中医理疗',
  ]);
  expect(['immunization', 'recheck', '中医理疗'].map(isOwnService)).toEqual([false, false, true]);
  expect(() => readService('recheck')).toThrow(CellError);
  expect(() => readService('一二三四五六七八九十一二三四五六七八九十一')).toThrow(CellError);
});

import { canSendFile, sendFile } from './send-file';

const saved = jest.fn();
const share = jest.fn();
const blob = new window.Blob(['%PDF']);

beforeEach(() => {
  process.env.TARO_ENV = 'h5';
  jest.resetAllMocks();
  Object.assign(navigator, { canShare: () => true, share });
  window.URL.createObjectURL = jest.fn(() => 'blob:1');
  window.URL.revokeObjectURL = jest.fn();
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved(this.download);
  });
});
afterEach(() => {
  process.env.TARO_ENV = 'weapp';
  Reflect.deleteProperty(navigator, 'canShare');
});

test('only where the browser takes a PDF; WeChat has its own menu', () => {
  expect(canSendFile()).toBe(true);
  process.env.TARO_ENV = 'weapp';
  expect(canSendFile()).toBe(false);
  process.env.TARO_ENV = 'h5';
  Object.assign(navigator, { canShare: () => false });
  expect(canSendFile()).toBe(false);
  Reflect.deleteProperty(navigator, 'canShare');
  expect(canSendFile()).toBe(false);
});

test('the file goes to the menu as a PDF under its name', async () => {
  share.mockResolvedValue(undefined);
  await sendFile(blob, '体检报告.pdf');
  const [{ files }] = share.mock.calls[0] as [{ files: File[] }];
  expect([files[0]?.name, files[0]?.type]).toEqual(['体检报告.pdf', 'application/pdf']);
  expect(saved).not.toHaveBeenCalled();
});

test.each([
  ['closing the menu is no failure and saves nothing', new DOMException('left', 'AbortError'), 0],
  ['a menu that does not come leaves the file saved', new DOMException('late', 'NotAllowedError'), 1],
])('%s', async (_, reason, times) => {
  share.mockRejectedValue(reason);
  await sendFile(blob, '体检报告.pdf');
  expect(saved).toHaveBeenCalledTimes(times);
});

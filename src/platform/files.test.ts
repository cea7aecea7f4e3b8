import { listTransfers } from '@kangban/contract/transfer';
import { taro } from '../../test/taro';
import { pickText, takeFile } from './files';
import { addressOf } from './request';
import { startSession } from './session';

const PARAMS = { params: { residentId: '0190a000-0000-7000-8000-000000000001' } };
const wanted = { address: () => addressOf(listTransfers, PARAMS), name: '视力档案.json' };
const saved = jest.fn();

beforeEach(() => {
  process.env.TARO_ENV = 'h5';
  startSession({ accessToken: 'a'.repeat(30), refreshToken: 'r'.repeat(30), expiresAt: '2026-11-23T09:00:00Z' });
  window.URL.createObjectURL = jest.fn(() => 'blob:1');
  window.URL.revokeObjectURL = jest.fn();
  saved.mockClear();
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved(this.download);
  });
});
const answers = (...list: object[]): jest.Mock => {
  const fetch = jest.fn();
  for (const one of list) fetch.mockResolvedValueOnce(one);
  window.fetch = fetch;
  return fetch;
};
const good = { ok: true, status: 200, blob: () => Promise.resolve({ size: 1 }) };
const problem = (status: number, code: string) => ({
  ok: false,
  status,
  json: () => Promise.resolve({ type: 't', title: 't', status, code, detail: 'd', requestId: 'r' }),
});

test('a browser saves the file under its name, asked for as the person signed in', async () => {
  const fetch = answers(good);
  await takeFile(wanted);
  expect(saved).toHaveBeenCalledWith('视力档案.json');
  expect(fetch.mock.calls[0]).toEqual([
    expect.stringContaining('/transfers'),
    { headers: { Authorization: `Bearer ${'a'.repeat(30)}` } },
  ]);
});

test('a refusal is told and nothing is saved', async () => {
  answers(problem(409, 'transfer-stopped'));
  await expect(takeFile(wanted)).rejects.toMatchObject({ code: 'transfer-stopped' });
  expect(saved).not.toHaveBeenCalled();
});

test('a line that fails is a line that fails', async () => {
  window.fetch = jest.fn(() => Promise.reject(new Error('no line')));
  await expect(takeFile(wanted)).rejects.toMatchObject({ code: 'offline' });
});

test('WeChat opens a PDF and hands any other file to a chat; going back from there is no failure', async () => {
  process.env.TARO_ENV = 'weapp';
  const api = Object.assign(taro, {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    downloadFile: jest.fn(() => Promise.resolve({ statusCode: 200 })),
    openDocument: jest.fn(() => Promise.resolve()),
    shareFileMessage: jest.fn(() =>
      Promise.reject(Object.assign(new Error(), { errMsg: 'shareFileMessage:fail cancel' })),
    ),
  });
  await takeFile({ ...wanted, name: '视力档案.pdf' });
  expect(api.openDocument).toHaveBeenCalledWith({
    filePath: 'wxfile://usr/视力档案.pdf',
    fileType: 'pdf',
    showMenu: true,
  });
  await takeFile(wanted);
  expect(api.shareFileMessage).toHaveBeenCalledWith({
    filePath: 'wxfile://usr/视力档案.json',
    fileName: '视力档案.json',
  });
  api.downloadFile.mockResolvedValueOnce({ statusCode: 500 });
  await expect(takeFile(wanted)).rejects.toMatchObject({ status: 500 });
});

test('a file chosen at the desk is read as text', async () => {
  jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    Object.defineProperty(this, 'files', { value: [{ text: () => Promise.resolve('{"a":1}') }] });
    this.onchange?.(new Event('change'));
  });
  await expect(pickText('.json')).resolves.toBe('{"a":1}');
});

import { fireEvent, render, screen } from '@testing-library/react';
import type { SentTransfer, TransfersOfResident } from '@kangban/contract/transfer';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { ok, refused, serve } from '../../../../test/fake-api';
import { MING } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { clearUnfinished } from '@/platform/send-once';

import TransferPage from './transfer/index';

const PATH = `/residents/${MING}/transfers`;
const SENT: SentTransfer = {
  transferId: '0192f000-0000-7000-8000-000000000009',
  receiver: '柳溪中心小学',
  sentAt: '2026-09-01T08:00:00.000Z',
  sentOn: toPlainDate('2026-09-01'),
  examinations: 5,
  consentVersion: 'v1',
  consentBy: '林*梅（监护人）',
  code: 'AB12-CD34-EF56-GH78',
  stoppedAt: null,
  fileName: '视力档案-2026-09-01.json',
  paperName: '视力档案-2026-09-01.pdf',
};
const page = (change: Partial<TransfersOfResident> = {}): TransfersOfResident => ({
  residentId: MING,
  label: '一鸣',
  name: '林一鸣',
  today: toPlainDate('2026-11-25'),
  examinations: 5,
  firstOn: toPlainDate('2023-03-01'),
  lastOn: toPlainDate('2026-09-01'),
  maySend: true,
  consent: { version: 'v1', text: '我同意转给这所学校。' },
  sent: [],
  received: [],
  ...change,
});
const show = () => {
  controls.setRouter({ residentId: MING });
  return render(<TransferPage />);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

beforeEach(() => {
  beginDay();
  clearUnfinished();
});
afterEach(() => jest.useRealTimers());

test('nothing goes before the school is named and the words are agreed to', async () => {
  const api = serve({ [`GET ${PATH}`]: ok(page()), [`POST ${PATH}`]: ok(SENT) });
  show();
  expect(await screen.findByText('5 次')).toBeInTheDocument();
  await press('同意，做好文件');
  expect(screen.getByText('写上学校的名字，至少两个字')).toBeInTheDocument();
  expect(screen.getByText('先看上面这段话，同意了再打勾')).toBeInTheDocument();
  expect(screen.getByRole('checkbox')).not.toBeChecked();
  expect(api.of(`POST ${PATH}`)).toHaveLength(0);
  fireEvent.input(screen.getByLabelText(/哪所学校/), { target: { value: '柳溪中心小学' } });
  fireEvent.click(screen.getByRole('checkbox'));
  await press('同意，做好文件');
  expect(await screen.findByText('做好了，可以发给柳溪中心小学')).toBeInTheDocument();
  expect(api.of(`POST ${PATH}`)[0]?.body).toEqual({ receiver: '柳溪中心小学', consentVersion: 'v1' });
});

test('what went is told with day, school and who agreed, and can be stopped after a question', async () => {
  const stop = `POST ${PATH}/${SENT.transferId}/stop`;
  const api = serve({ [`GET ${PATH}`]: ok(page({ sent: [SENT] })), [stop]: ok({ ...SENT, stoppedAt: SENT.sentAt }) });
  show();
  expect(await screen.findByText('2026年9月1日，视力档案转给了柳溪中心小学。')).toBeInTheDocument();
  expect(screen.getByText('共 5 次检查。林*梅（监护人）同意过。')).toBeInTheDocument();
  await press('停止下载');
  expect(api.of(stop)).toHaveLength(0);
  expect(screen.getByText(/以后谁也不能再下载这一份/)).toBeInTheDocument();
});

test('a stopped one offers no download, a proxy nothing to send, and a child never measured says so', async () => {
  serve({ [`GET ${PATH}`]: ok(page({ maySend: false, sent: [{ ...SENT, stoppedAt: SENT.sentAt }] })) });
  const shown = show();
  expect(await screen.findByText('已经停止下载')).toBeInTheDocument();
  expect(screen.getByText(/代办人能看，不能转/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '下载 PDF' })).not.toBeInTheDocument();
  shown.unmount();
});

test('a refusal keeps what was typed', async () => {
  serve({ [`GET ${PATH}`]: ok(page()), [`POST ${PATH}`]: refused(409, 'transfer-too-many') });
  show();
  fireEvent.input(await screen.findByLabelText(/哪所学校/), { target: { value: '柳溪中心小学' } });
  fireEvent.click(screen.getByRole('checkbox'));
  await press('同意，做好文件');
  expect(await screen.findByText(/今天转得太多了/)).toBeInTheDocument();
  expect(screen.getByLabelText(/哪所学校/)).toHaveValue('柳溪中心小学');
});

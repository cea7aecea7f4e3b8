import { useState } from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { Button } from './button/button';
import { Confirm } from './confirm/confirm';
import { Sheet } from './sheet/sheet';
import { Toast } from './toast/toast';

beforeEach(() => {
  jest.useFakeTimers();
  process.env.TARO_ENV = 'h5';
});

afterEach(() => {
  jest.useRealTimers();
  process.env.TARO_ENV = 'weapp';
});

const pass = (ms: number): void => {
  act(() => {
    jest.advanceTimersByTime(ms);
  });
};
const settle = (): void => pass(100);

function PageWithSheet({ onClose }: { onClose: () => void }) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    onClose();
    setOpen(false);
  };
  return (
    <>
      <Button text="能一起打吗" onPress={() => setOpen(true)} />
      <Sheet id="together" open={open} title="能一起打吗" closeLabel="关上" onClose={close}>
        能
      </Sheet>
    </>
  );
}

test('a sheet takes the focus to its title and gives it back to its opener', () => {
  const onClose = jest.fn();
  render(<PageWithSheet onClose={onClose} />);
  const opener = screen.getByRole('button', { name: '能一起打吗' });
  opener.focus();
  fireEvent.click(opener);
  settle();
  expect(screen.getByRole('dialog', { name: '能一起打吗' })).toHaveAttribute('aria-modal', 'true');
  expect(screen.getByRole('heading', { name: '能一起打吗' })).toHaveFocus();
  fireEvent.click(screen.getByRole('button', { name: '关上' }));
  settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(opener).toHaveFocus();
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('Escape closes the sheet, and does nothing once it is closed', () => {
  const onClose = jest.fn();
  render(<PageWithSheet onClose={onClose} />);
  fireEvent.click(screen.getByRole('button', { name: '能一起打吗' }));
  settle();
  fireEvent.keyDown(document, { key: 'Escape' });
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('a tap beside the confirmation means no', () => {
  const [yes, no] = [jest.fn(), jest.fn()];
  const { container } = render(
    <Confirm id="c" open title="不去了吗？" yes="取消预约" no="再想想" onYes={yes} onNo={no} />,
  );
  fireEvent.click(container.querySelector('.at-modal__overlay')!);
  expect(no).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: '取消预约' }));
  expect(yes).toHaveBeenCalledTimes(1);
});

test('a toast says its sentence politely and is gone after three seconds', () => {
  const gone = jest.fn();
  const { rerender } = render(<Toast text={undefined} onGone={gone} />);
  rerender(<Toast text="约好了" onGone={gone} />);
  expect(screen.getByRole('status')).toHaveTextContent('约好了');
  pass(2_900);
  expect(gone).not.toHaveBeenCalled();
  pass(200);
  expect(gone).toHaveBeenCalledTimes(1);
});

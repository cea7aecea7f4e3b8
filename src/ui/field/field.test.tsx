import { useState } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { Field } from './field';
import { PhoneCodeField } from './phone-code-field';

function Form({ error }: { error?: string }) {
  const [value, setValue] = useState('');
  return (
    <Field
      id="id-number"
      label="身份证号"
      value={value}
      onChange={setValue}
      error={error}
      secret={{ show: '显示身份证号', hide: '藏起身份证号' }}
    />
  );
}

test('what was typed stays when it is wrong, and the error stands above the box and in its name', () => {
  const { rerender } = render(<Form />);
  fireEvent.change(screen.getByLabelText('身份证号'), { target: { value: '9900' } });
  rerender(<Form error="少了 14 位，应该是 18 位" />);
  const box = screen.getByLabelText('身份证号，少了 14 位，应该是 18 位');
  expect(box).toHaveValue('9900');
  const alert = screen.getByRole('alert');
  expect(alert).toHaveTextContent('少了 14 位，应该是 18 位');
  expect(alert.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('a secret is hidden until it is asked for', () => {
  render(<Form />);
  expect(screen.getByLabelText('身份证号')).toHaveAttribute('type', 'password');
  fireEvent.click(screen.getByRole('button', { name: '显示身份证号' }));
  expect(screen.getByLabelText('身份证号')).toHaveAttribute('type', 'text');
  expect(screen.getByRole('button', { name: '藏起身份证号' })).toBeInTheDocument();
});

test('phone and code take digits only; a code just sent cannot be sent again', () => {
  const [phone, code, send] = [jest.fn(), jest.fn(), jest.fn()];
  const boxes = {
    phone: { label: '手机号', value: '', onChange: phone },
    code: { label: '验证码', value: '', onChange: code },
  };
  const { rerender } = render(<PhoneCodeField {...boxes} send="获取验证码" onSend={send} />);
  fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '138 0000-0000' } });
  fireEvent.change(screen.getByLabelText('验证码'), { target: { value: '24681O' } });
  expect(phone).toHaveBeenCalledWith('13800000000');
  expect(code).toHaveBeenCalledWith('24681');
  fireEvent.click(screen.getByRole('button', { name: '获取验证码' }));
  expect(send).toHaveBeenCalledTimes(1);
  rerender(<PhoneCodeField {...boxes} send="58 秒后再发" />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('58 秒后再发')).toBeInTheDocument();
});

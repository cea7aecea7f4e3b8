// input and textarea.
import { fire, isTrue, type MakeShim, type Shim, textOf } from './shim';

const KEYBOARD: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

type Setter = (field: HTMLInputElement, value: unknown) => void;

const SETTERS: Record<string, Setter> = {
  value: (field, value) => {
    if (field.value !== textOf(value)) field.value = textOf(value);
  },
  disabled: (field, value) => {
    field.disabled = isTrue(value);
  },
  focus: (field, value) => {
    if (isTrue(value)) setTimeout(() => field.focus());
  },
  password: (field, value) => {
    if (field.tagName === 'INPUT') field.type = isTrue(value) ? 'password' : 'text';
  },
  maxlength: (field, value) => {
    if (Number(value) > 0) field.maxLength = Number(value);
  },
  type: (field, value) => {
    field.setAttribute('inputmode', KEYBOARD[textOf(value)] ?? 'text');
    field.dataset.wxType = textOf(value);
  },
};

function wire(field: HTMLInputElement): void {
  const cursor = (): number => field.selectionStart ?? field.value.length;
  field.addEventListener('input', (event) => {
    event.stopPropagation();
    fire(field, 'input', { value: field.value, cursor: cursor(), keyCode: 0 });
  });
  field.addEventListener('focus', () => fire(field, 'focus', { value: field.value, height: 300 }));
  field.addEventListener('blur', () =>
    fire(field, 'blur', { value: field.value, encryptedValue: '', encryptError: '' }),
  );
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') fire(field, 'confirm', { value: field.value });
  });
}

export const field: MakeShim = (element): Shim => {
  const input = element as HTMLInputElement;
  wire(input);
  return {
    set: (name, value) => {
      SETTERS[name]?.(input, value);
      return name in SETTERS;
    },
    value: () => input.value,
    reset: () => {
      input.value = '';
    },
  };
};

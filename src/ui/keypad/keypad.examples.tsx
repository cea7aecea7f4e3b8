import { Keypad, type KeypadKey } from './keypad';

const ignore = (): undefined => undefined;
const digits: KeypadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => ({ key, text: key }));

export const examples = {
  'whole numbers': (
    <Keypad
      label="高压"
      keys={[
        ...digits,
        { key: 'clear', text: '清空', tool: true },
        { key: '0', text: '0' },
        { key: 'back', text: '退格', tool: true },
      ]}
      onKey={ignore}
    />
  ),
};

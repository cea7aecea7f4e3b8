import { measure as words } from '@/copy/growth';
import { Keypad as KeypadPart, type KeypadKey } from '@/ui/keypad/keypad';
import type { Key } from './entry';

const KEYS: readonly KeypadKey<Key>[] = [
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const).map((key) => ({ key, text: key })),
  { key: '.', text: words.point, label: words.pointLabel, tool: true },
  { key: '0', text: '0' },
  { key: 'back', text: words.back, tool: true },
];

export interface KeypadProps {
  /** What is being typed. */
  label: string;
  onKey: (key: Key) => void;
}

/** The keys of a child's measures: every one may have a point. */
export const Keypad = ({ label, onKey }: KeypadProps) => <KeypadPart label={label} keys={KEYS} onKey={onKey} />;

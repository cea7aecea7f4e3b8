/** What a screen reader is told about a box, once for both targets: WeChat reads ariaRole, a browser reads role. */
export interface A11y {
  role?: string;
  label?: string;
  /** A picture beside words that say the same. */
  hidden?: boolean;
  checked?: boolean;
  selected?: boolean;
  expanded?: boolean;
  disabled?: boolean;
  modal?: boolean;
  busy?: boolean;
  invalid?: boolean;
  live?: 'polite' | 'assertive';
  current?: 'step' | 'page' | 'date';
  /** Heading level; browsers only. */
  level?: 1 | 2 | 3;
}

type Attributes = Record<string, string | number>;

const NAMES = [
  'label',
  'hidden',
  'checked',
  'selected',
  'expanded',
  'disabled',
  'modal',
  'busy',
  'invalid',
  'live',
  'current',
  'level',
] as const;

/** The attributes Taro's weapp templates carry (config/aria.ts); the others mean something to browsers only. */
const WEAPP_NAMES = new Set<string>([
  'label',
  'hidden',
  'checked',
  'selected',
  'expanded',
  'disabled',
  'modal',
  'live',
]);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function a11y(words: A11y): Attributes {
  const web = process.env.TARO_ENV === 'h5';
  const attributes: Attributes = {};
  if (words.role) attributes[web ? 'role' : 'ariaRole'] = words.role;
  for (const name of NAMES) {
    const value = words[name];
    if (value === undefined) continue;
    if (web) attributes[`aria-${name}`] = String(value);
    else if (WEAPP_NAMES.has(name)) attributes[`aria${capital(name)}`] = String(value);
  }
  return attributes;
}

/** For pictures that only repeat the words beside them. */
export const decorative = (): Attributes => a11y({ hidden: true });

/** Takes part in keyboard order (0) or takes focus from code only (-1). Browsers only. */
export const focusable = (order: 0 | -1 = 0): Attributes => (process.env.TARO_ENV === 'h5' ? { tabindex: order } : {});

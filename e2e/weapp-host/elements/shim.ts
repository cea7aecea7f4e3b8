// How a built-in component behaves on a plain DOM element: it takes typed attributes and fires the events WeChat fires.
import * as glassEasel from 'glass-easel';

export interface Shim {
  /** Takes one attribute with its typed value (false, lists). True: nothing more to do with it. */
  set?: (name: string, value: unknown) => boolean;
  /** What a form collects from it. */
  value?: () => unknown;
  /** Back to empty, by a form's reset button. */
  reset?: () => void;
}

export type MakeShim = (element: HTMLElement, attribute: (name: string, value: string) => void) => Shim;

/** An element glass-easel made knows its node. */
type Owned = HTMLElement & { __wxElement?: glassEasel.Element };

/** The events WeChat lets rise to the elements around. */
const RISING = new Set(['input', 'change']);

/** Fires a component's event at the node of an element. */
export function fire(element: HTMLElement, type: string, detail: unknown): void {
  const node = (element as Owned).__wxElement;
  if (node) glassEasel.Event.triggerEvent(node, type, detail, { bubbles: RISING.has(type), composed: false });
}

/** WeChat's idea of a boolean attribute. */
export const isTrue = (value: unknown): boolean => Boolean(value) && value !== 'false';

/** The text of an attribute value; nothing for null and undefined. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const shims = new WeakMap<Element, Shim>();

// Makes the DOM element of a WeChat tag.
import * as glassEasel from 'glass-easel';
import { rpxToPx } from '../units';
import { button, checkbox, checkboxGroup, form, picker, radio, radioGroup, slider, toggle } from './choices';
import { image, pageMeta, richText, scrollView, swiper } from './containers';
import { field } from './fields';
import { type MakeShim, shims } from './shim';

const SHIMS: Partial<Record<string, MakeShim>> = {
  input: field,
  textarea: field,
  switch: toggle,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  slider,
  picker,
  form,
  button,
  'scroll-view': scrollView,
  swiper,
  'page-meta': pageMeta,
  image,
  'rich-text': richText,
};

/** Events the shims fire themselves; the DOM's own of the same name must not be heard twice. */
export const SHIM_EVENTS: ReadonlySet<string> = new Set([
  'input',
  'focus',
  'blur',
  'confirm',
  'change',
  'submit',
  'reset',
  'load',
  'error',
  'scroll',
]);

/** WeChat's aria-role is the browser's role; Taro writes every aria attribute, and an empty one says nothing. */
function setAria(element: HTMLElement, name: string, value: string): void {
  const told = name === 'aria-role' ? 'role' : name;
  if (value === '') Element.prototype.removeAttribute.call(element, told);
  else Element.prototype.setAttribute.call(element, told, value);
}

/** Creates the element of a tag, with its behaviour, `rpx` in styles resolved and glass-easel's id prefix removed. */
export function createElement(tag: string): HTMLElement {
  const element = document.createElement(tag);
  const set = element.setAttribute.bind(element);
  element.setAttribute = (name: string, value: string) => {
    if (name.startsWith('aria-')) setAria(element, name, value);
    else set(name, name === 'style' ? rpxToPx(value) : value);
  };
  Object.defineProperty(element, 'id', {
    configurable: true,
    get: () => element.getAttribute('id') ?? '',
    set: (value: string) => set('id', value.replace(/^.*?--/, '')),
  });
  const make = SHIMS[tag];
  if (make) shims.set(element, make(element, set));
  return element;
}

/** Lets shims see attribute values before glass-easel turns them into text. */
export function hookAttributes(): void {
  const node = glassEasel.NativeNode.prototype as unknown as Record<
    'setAttribute' | 'updateAttribute',
    (this: { getBackendElement: () => unknown }, name: string, value: unknown) => void
  >;
  const plain = node.setAttribute;
  node.setAttribute = function set(name, value) {
    const element = this.getBackendElement();
    const done = element instanceof HTMLElement && shims.get(element)?.set?.(name, value);
    if (!done) plain.call(this, name, value);
  };
  node.updateAttribute = node.setAttribute;
}

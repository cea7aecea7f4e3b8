// switch, checkbox, radio with their groups, slider and picker.
import { fire, isTrue, type MakeShim, type Shim, shims, textOf } from './shim';

interface Choice extends Shim {
  checked: boolean;
}
const choices = new WeakMap<Element, Choice>();

function choice(element: HTMLElement, role: string): Choice {
  element.setAttribute('role', role);
  const made: Choice = {
    checked: false,
    set: (name, value) => {
      if (name !== 'checked') return false;
      mark(element, isTrue(value));
      return true;
    },
    value: () => made.checked,
    reset: () => mark(element, false),
  };
  choices.set(element, made);
  return made;
}

function mark(element: Element, checked: boolean): void {
  const made = choices.get(element);
  if (made) made.checked = checked;
  element.setAttribute('aria-checked', String(checked));
}

const isOff = (element: HTMLElement): boolean => isTrue(element.getAttribute('disabled'));

export const toggle: MakeShim = (element) => {
  const made = choice(element, 'switch');
  element.addEventListener('click', () => {
    if (isOff(element)) return;
    mark(element, !made.checked);
    fire(element, 'change', { value: made.checked });
  });
  return made;
};

const membersOf = (group: HTMLElement, tag: string): HTMLElement[] => [...group.querySelectorAll<HTMLElement>(tag)];

const chosenIn = (group: HTMLElement, tag: string): string[] =>
  membersOf(group, tag)
    .filter((each) => choices.get(each)?.checked)
    .map((each) => each.getAttribute('value') ?? '');

export const checkbox: MakeShim = (element) => {
  const made = choice(element, 'checkbox');
  element.addEventListener('click', () => {
    if (isOff(element)) return;
    mark(element, !made.checked);
    const group = element.closest<HTMLElement>('checkbox-group');
    if (group) fire(group, 'change', { value: chosenIn(group, 'checkbox') });
  });
  return made;
};

export const radio: MakeShim = (element) => {
  const made = choice(element, 'radio');
  element.addEventListener('click', () => {
    if (isOff(element)) return;
    const group = element.closest<HTMLElement>('radio-group');
    if (group) for (const other of membersOf(group, 'radio')) mark(other, false);
    mark(element, true);
    if (group) fire(group, 'change', { value: chosenIn(group, 'radio')[0] ?? '' });
  });
  return made;
};

/** A group has the value of what is chosen in it. */
const group = (tag: 'checkbox' | 'radio'): MakeShim => {
  const one = tag === 'radio';
  return (element) => ({
    value: () => (one ? (chosenIn(element, tag)[0] ?? '') : chosenIn(element, tag)),
    reset: () => membersOf(element, tag).forEach((each) => mark(each, false)),
  });
};
export const checkboxGroup = group('checkbox');
export const radioGroup = group('radio');

export const slider: MakeShim = (element, attribute) => {
  element.setAttribute('role', 'slider');
  let value = 0;
  return {
    set: (name, next) => {
      if (name !== 'value') return false;
      value = Number(next);
      attribute('aria-valuenow', String(value));
      return true;
    },
    value: () => value,
  };
};

/** A journey chooses with `host.pick(element, value)`: the wheel itself is the phone's own, not the program's. */
export const picker: MakeShim = () => {
  let value: unknown = '';
  return {
    set: (name, next) => {
      if (name === 'value') value = next;
      return typeof next === 'object';
    },
    value: () => value,
  };
};

export const form: MakeShim = (element) => {
  element.addEventListener('submit', (event) => event.preventDefault());
  return {};
};

const named = (within: HTMLElement): [string, Shim][] =>
  [...within.querySelectorAll<HTMLElement>('[name]')].flatMap((each) => {
    const shim = shims.get(each);
    const name = each.getAttribute('name');
    return shim?.value && name ? [[name, shim] as [string, Shim]] : [];
  });

export const button: MakeShim = (element, attribute) => {
  element.setAttribute('type', 'button');
  element.addEventListener('click', () => {
    const around = element.closest<HTMLElement>('form');
    const kind = element.getAttribute('form-type');
    if (around && kind === 'submit')
      fire(around, 'submit', {
        value: Object.fromEntries(named(around).map(([name, shim]) => [name, shim.value?.()])),
      });
    if (around && kind === 'reset') {
      for (const [, shim] of named(around)) shim.reset?.();
      fire(around, 'reset', {});
    }
  });
  return {
    set: (name, value) => {
      if (name === 'type') attribute('data-type', textOf(value));
      if (name === 'disabled') (element as HTMLButtonElement).disabled = isTrue(value);
      return name === 'type' || name === 'disabled';
    },
  };
};

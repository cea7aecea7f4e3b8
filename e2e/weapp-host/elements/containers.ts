// scroll-view, swiper, page-meta, and what shows content: image and rich-text.
import { config } from '../program';
import { fire, isTrue, type MakeShim, textOf } from './shim';

const NEAR_END_PX = 50;

const SCROLL: Record<string, (element: HTMLElement, value: unknown) => void> = {
  'scroll-top': (element, value) => {
    element.scrollTop = Number(value) || 0;
  },
  'scroll-left': (element, value) => {
    element.scrollLeft = Number(value) || 0;
  },
  'scroll-y': (element, value) => {
    element.style.overflowY = isTrue(value) ? 'auto' : '';
  },
  'scroll-x': (element, value) => {
    element.style.overflowX = isTrue(value) ? 'auto' : '';
  },
  'scroll-into-view': (element, value) => {
    if (value) element.querySelector(`#${textOf(value)}`)?.scrollIntoView();
  },
};

export const scrollView: MakeShim = (element) => {
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element;
    fire(element, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
    if (scrollTop + clientHeight >= scrollHeight - NEAR_END_PX) fire(element, 'scrolltolower', { direction: 'bottom' });
  });
  return {
    set: (name, value) => {
      SCROLL[name]?.(element, value);
      return false;
    },
  };
};

/** Only the item in front is shown; a journey moves on with `host.swipe(element, index)`. */
export const swiper: MakeShim = (element, attribute) => {
  let current = 0;
  const show = (): void =>
    [...element.children].forEach((item, index) => {
      if (item instanceof HTMLElement) item.style.display = index === current ? '' : 'none';
      item.setAttribute('aria-hidden', String(index !== current));
    });
  new MutationObserver(show).observe(element, { childList: true });
  element.addEventListener('host:swipe', (event) => {
    current = (event as CustomEvent<number>).detail;
    show();
    const detail = { current, currentItemId: '', source: 'touch' };
    fire(element, 'change', detail);
    setTimeout(() => fire(element, 'animationfinish', detail));
  });
  return {
    set: (name, value) => {
      if (name !== 'current') return false;
      current = Number(value) || 0;
      attribute('current', String(current));
      show();
      return true;
    },
  };
};

export const pageMeta: MakeShim = (element) => ({
  set: (name, value) => {
    if (name === 'root-font-size') document.documentElement.style.fontSize = textOf(value) || `${config.width / 20}px`;
    if (name === 'page-style')
      setTimeout(() => {
        const page = element.closest<HTMLElement>('.wx-page');
        if (page) page.style.cssText = textOf(value);
      });
    return name === 'root-font-size' || name === 'page-style';
  },
});

export const image: MakeShim = (element) => ({
  set: (name, value) => {
    if (name !== 'src') return false;
    element.style.backgroundImage = value ? `url("${textOf(value)}")` : '';
    if (!value) return true;
    const loading = new Image();
    loading.onload = () => fire(element, 'load', { width: loading.width, height: loading.height });
    loading.onerror = () => fire(element, 'error', { errMsg: 'load failed' });
    loading.src = textOf(value);
    return true;
  },
});

interface RichNode {
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
}

function richElement(node: RichNode): Node {
  if (node.type === 'text' || node.name === undefined) return document.createTextNode(node.text ?? '');
  const made = document.createElement(node.name);
  for (const [name, value] of Object.entries(node.attrs ?? {})) made.setAttribute(name, value);
  made.append(...(node.children ?? []).map(richElement));
  return made;
}

export const richText: MakeShim = (element) => ({
  set: (name, value) => {
    if (name !== 'nodes') return false;
    if (Array.isArray(value)) element.replaceChildren(...(value as RichNode[]).map(richElement));
    else element.innerHTML = textOf(value);
    return true;
  },
});

// wx.createSelectorQuery: sizes, scroll offsets and canvas nodes of the page on top.
import { topPage } from '../pages';
import { byId } from '../program';

interface Fields {
  node?: boolean;
  size?: boolean;
  rect?: boolean;
  id?: boolean;
  dataset?: boolean;
  scrollOffset?: boolean;
}
type Read = (element: Element) => unknown;
type Callback = (result: unknown) => void;

const rectOf = (element: Element) => {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  const dataset = element instanceof HTMLElement ? Object.fromEntries(Object.entries(element.dataset)) : {};
  return { id: element.id, dataset, left, right, top, bottom, width, height };
};
const scrollOf = ({ scrollTop, scrollLeft }: Element) => ({ scrollTop, scrollLeft });

/** A canvas as the program gets it: with WeChat's helpers beside the browser's. */
function nodeOf(element: Element): Element {
  if (element instanceof HTMLCanvasElement)
    Object.assign(element, {
      createImage: () => new Image(),
      requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
    });
  return element;
}

const fieldsOf =
  (wanted: Fields): Read =>
  (element) => {
    const { id, dataset, width, height, left, right, top, bottom } = rectOf(element);
    return {
      ...(wanted.node ? { node: nodeOf(element) } : {}),
      ...(wanted.size ? { width, height } : {}),
      ...(wanted.rect ? { left, right, top, bottom } : {}),
      ...(wanted.id ? { id } : {}),
      ...(wanted.dataset ? { dataset } : {}),
      ...(wanted.scrollOffset ? scrollOf(element) : {}),
    };
  };

/** `null` selects the viewport. */
function find(selector: string | null, all: boolean): Element | Element[] | null {
  if (selector === null) return byId('wx-root');
  const within = topPage()?.element;
  if (!within) return all ? [] : null;
  return all ? [...within.querySelectorAll(selector)] : within.querySelector(selector);
}

/** A query collects questions and answers them together, later. */
export function createSelectorQuery(): object {
  const jobs: { read: () => unknown; then: Callback | undefined }[] = [];
  const ask = (selector: string | null, all: boolean, read: Read) => (then?: Callback) => {
    const answer = (): unknown => {
      const found = find(selector, all);
      if (Array.isArray(found)) return found.map(read);
      return found ? read(found) : null;
    };
    jobs.push({ read: answer, then });
    return query;
  };
  const node = (selector: string | null, all = false) => ({
    boundingClientRect: ask(selector, all, rectOf),
    scrollOffset: ask(selector, all, scrollOf),
    fields: (wanted: Fields, then?: Callback) => ask(selector, all, fieldsOf(wanted))(then),
    node: ask(selector, all, (element) => ({ node: nodeOf(element) })),
    context: ask(selector, all, () => null),
  });
  const query = {
    in: () => query,
    select: (selector: string) => node(selector),
    selectAll: (selector: string) => node(selector, true),
    selectViewport: () => node(null),
    exec: (done?: (results: unknown[]) => void) =>
      setTimeout(() => {
        const results = jobs.map(({ read }) => read());
        jobs.forEach(({ then }, at) => then?.(results[at]));
        done?.(results);
      }),
  };
  return query;
}

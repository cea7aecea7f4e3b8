// WeChat's component framework (glass-easel with its mini-program adapter) on this page's DOM.
import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { createElement, hookAttributes, SHIM_EVENTS } from './elements';
import { describe, journal, program } from './program';

/** A page or component instance as the program's own code sees it. */
export type Instance = Record<string, unknown> & {
  setData: (this: unknown, data: Record<string, unknown>, done?: () => void) => void;
};
export interface Root {
  get: () => Instance;
  attach: (parent: Element, placeholder: Element) => void;
  release?: () => void;
}
/** What `Page`, `Component` and `Behavior` mean while one file is being loaded. */
export interface ComponentEnv {
  Page: (definition: unknown) => unknown;
  Component: (definition: unknown) => unknown;
  Behavior: (definition: unknown) => unknown;
}
export interface CodeSpace {
  componentEnv: (path: string, run: (env: ComponentEnv) => void) => void;
  addComponentStaticConfig: (path: string, config: unknown) => void;
  addCompiledTemplate: (path: string, template: unknown) => void;
}
interface Adapter {
  createCodeSpace: (id: string, isMain: boolean) => CodeSpace;
  associateBackend: (backend: unknown) => { createRoot: (tag: string, space: CodeSpace, path: string) => Root };
}

type BackendElement = Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>[0];
type MutLevel = Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>[3];

class Backend extends glassEasel.CurrentWindowBackendContext {
  constructor() {
    super();
    this.document = {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document;
  }

  // eslint-disable-next-line @typescript-eslint/max-params -- the framework's own signature
  override setListenerStats(element: BackendElement, type: string, capture: boolean, level: MutLevel): void {
    if (!SHIM_EVENTS.has(type)) super.setListenerStats(element, type, capture, level);
  }
}

function hearTroubles(): void {
  window.addEventListener('error', (event) => journal.errors.push(event.error ? describe(event.error) : event.message));
  window.addEventListener('unhandledrejection', (event) => journal.errors.push(`unhandled: ${describe(event.reason)}`));
  glassEasel.globalOptions.throwGlobalError = false;
  glassEasel.addGlobalErrorListener((error) => {
    journal.errors.push(`component: ${describe(error)}`);
    return false;
  });
  glassEasel.addGlobalWarningListener((message) => {
    journal.warnings.push(describe(message));
    return false;
  });
}

function makeSpace(adapter: Adapter): CodeSpace {
  const space = adapter.createCodeSpace('main', true);
  for (const path of program.wxml)
    space.addCompiledTemplate(path, {
      groupList: program.templates,
      content: program.templates[path],
      fallbackListenerOnNativeNode: true, // else Taro's bindtap stays an attribute
    });
  for (const [path, settings] of Object.entries(program.json))
    if (path !== 'app') space.addComponentStaticConfig(path, settings);
  return space;
}

/** Starts the framework and hands out the code space and a maker of page roots. */
export function startRuntime(): { space: CodeSpace; createRoot: (tag: string, path: string) => Root } {
  hearTroubles();
  glassEasel.globalOptions.writeIdToDOM = true;
  hookAttributes();
  const adapter = new MiniProgramEnv() as unknown as Adapter;
  const space = makeSpace(adapter);
  const backend = new Backend();
  const associated = adapter.associateBackend(backend);
  // eslint-disable-next-line @typescript-eslint/max-params -- the framework's own signature
  backend.onEvent((target, type, detail, options) => {
    const event = new glassEasel.Event(type, detail, options);
    glassEasel.Event.dispatchEvent(target, event);
    return event.defaultPrevented() ? 1 : 0;
  });
  return { space, createRoot: (tag, path) => associated.createRoot(tag, space, path) };
}

// Loads the program's CommonJS files, in surroundings that have what WeChat's logic layer has and nothing more.
import { journal, program } from './program';
import type { CodeSpace, ComponentEnv } from './runtime';
import { resolvePath } from './units';

export interface AppInstance {
  onLaunch?: (options: unknown) => void;
  onShow?: (options: unknown) => void;
}
interface Surroundings {
  space: CodeSpace;
  wx: object;
  currentPages: () => unknown[];
}
export interface Loader {
  load: (file: string) => unknown;
  has: (file: string) => boolean;
  app: () => AppInstance | undefined;
}

const globalObject: Record<string, unknown> = {};

/** WeChat runs no generated code: `new Function` gives an empty function; only 'return this' works. */
function WeChatFunction(...parts: unknown[]): () => unknown {
  const body = String(parts.at(-1));
  if (body === 'return this') return () => globalObject;
  journal.generatedCode.push(body.slice(0, 80));
  return () => undefined;
}
WeChatFunction.prototype = Function.prototype;

function resolveModule(from: string, request: string): string {
  const path = resolvePath(from, request);
  const found = [path, `${path}.js`, `${path}/index.js`].find((each) => each in program.modules);
  return found ?? path;
}

/** Taro writes `behaviors: {}` into components; WeChat passes over what is no list, the framework does not. */
function withLists(definition: unknown): unknown {
  const { behaviors, externalClasses, ...rest } = definition as Record<string, unknown>;
  return {
    ...rest,
    ...(Array.isArray(behaviors) ? { behaviors } : {}),
    ...(Array.isArray(externalClasses) ? { externalClasses } : {}),
  };
}

/** Files load once, in the order they are required; `Page` and `Component` belong to the file being loaded, wherever the call stands. */
export function makeLoader({ space, wx, currentPages }: Surroundings): Loader {
  const cache = new Map<string, { exports: unknown }>();
  const loading: ComponentEnv[] = [];
  let app: AppInstance | undefined;

  const top = (): ComponentEnv => {
    const env = loading.at(-1);
    if (!env) throw new Error('Page or Component called while no file is being loaded');
    return env;
  };
  const surroundings = [
    wx,
    (instance: AppInstance) => {
      app = instance;
    },
    (definition: unknown) => top().Page(definition),
    (definition: unknown) => top().Component(withLists(definition)),
    (definition: unknown) => top().Behavior(definition),
    () => app,
    currentPages,
    globalObject,
    globalObject,
    WeChatFunction,
  ];

  function load(file: string): unknown {
    const known = cache.get(file);
    if (known) return known.exports;
    const run = program.modules[file];
    if (!run) throw new Error(`module not found: ${file}`);
    const module = { exports: {} as unknown };
    cache.set(file, module);
    const require = (request: string): unknown => load(resolveModule(file, request));
    space.componentEnv(file.replace(/\.js$/, ''), (env) => {
      loading.push(env);
      try {
        run.call(undefined, require, module, module.exports, ...surroundings);
      } finally {
        loading.pop();
      }
    });
    return module.exports;
  }
  return { load, has: (file) => file in program.modules, app: () => app };
}

// What may not be written, and where to go instead: named pieces that eslint.config.mjs puts together per folder.
export const CLOCK = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Reads the machine’s time: take `today` or the clock as an argument.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'Reads the machine’s time: take `today` or the clock as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Only server/src/clock.ts and src/platform/clock.ts read the machine’s time.',
  },
  {
    selector: 'MemberExpression[object.name="performance"][property.name="now"]',
    message: 'Only server/src/clock.ts and src/platform/clock.ts read the machine’s time.',
  },
];
export const ENVIRONMENT = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Only server/src/config.ts and main.ts read the environment: take a value of the Config.',
  },
];
/** Values Taro writes into the bundle at build time; anything else would be undefined on the phone. */
export const BUILD_TIME_ENVIRONMENT = [
  {
    selector:
      'MemberExpression[object.object.name="process"][object.property.name="env"]:not([property.name=/^(TARO_ENV|KANGBAN_API|KANGBAN_GALLERY)$/])',
    message: 'There is no environment on the phone: config/index.ts defines what may be read.',
  },
];
export const RANDOM = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'A rule gives the same answer twice: take the random value as an argument.',
  },
];
export const GENERATED_CODE = [
  {
    selector: 'NewExpression[callee.name="Function"]',
    message: 'Mini-programs run no code made from strings.',
  },
];
export const restrict = (...lists) => ['error', ...lists.flat()];

/** What browsers and Node have and WeChat's logic layer does not (taro.md §5). */
export const NOT_ON_THE_PHONE = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'AbortController',
  'AbortSignal',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'Blob',
  'File',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'crypto',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'queueMicrotask',
  'atob',
  'btoa',
  'Buffer',
  'alert',
  'eval',
].map((name) => ({ name, message: 'WeChat has no such global: go through src/platform.' }));

export const NOT_IN_A_RULE = ['Date', 'process', 'console', 'setTimeout', 'setInterval', 'fetch', 'globalThis'].map(
  (name) => ({
    name,
    message: 'domain is pure: facts come in, a decision goes out.',
  }),
);

// How wx functions answer: never at once, always through the callbacks of the options object.
export interface Options {
  success?: (answer: Record<string, unknown>) => void;
  fail?: (answer: Record<string, unknown>) => void;
  complete?: (answer: Record<string, unknown>) => void;
  [more: string]: unknown;
}

export function succeed(name: string, options: Options = {}, answer: Record<string, unknown> = {}): void {
  const full = { errMsg: `${name}:ok`, ...answer };
  void Promise.resolve().then(() => {
    options.success?.(full);
    options.complete?.(full);
  });
}

export function fail(name: string, options: Options = {}, reason = ''): void {
  const full = { errMsg: `${name}:fail ${reason}`.trim() };
  void Promise.resolve().then(() => {
    options.fail?.(full);
    options.complete?.(full);
  });
}

/** A function that only succeeds. */
export const agree =
  (name: string) =>
  (options?: Options): void =>
    succeed(name, options);

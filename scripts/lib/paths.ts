import path from 'node:path';

/** The folder of the checkout. */
export const ROOT = path.resolve(__dirname, '..', '..');

/** A path inside the checkout. */
export const inRoot = (...parts: string[]): string => path.join(ROOT, ...parts);

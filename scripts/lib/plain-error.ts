/** An error whose message is written for the person at the terminal: printed alone, without a stack. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** The text of whatever was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** The code of a system or PostgreSQL error (`EACCES`, `58P01`), or an empty string. */
export const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';

/** Prints a plain sentence for a {@link PlainError} and the whole stack for anything else (a bug), then ends with code 1. */
export function exitWith(thrown: unknown): never {
  if (thrown instanceof PlainError) console.error(`\n${thrown.message}`);
  else console.error(thrown);
  process.exit(1);
}

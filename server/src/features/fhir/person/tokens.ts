/** Whether a coded element is what a token parameter asks for (R4 search §3.1.1.4.10). */

interface Code {
  system: string | undefined;
  code: string;
}

const text = (value: object, name: string): string | undefined => {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
};

/** Codes of an element: a code, a Coding, an Identifier, or a CodeableConcept with its codings. */
function codesOf(value: unknown): Code[] {
  if (typeof value === 'string') return [{ system: undefined, code: value }];
  if (typeof value === 'boolean') return [{ system: undefined, code: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  const codings: unknown = Reflect.get(value, 'coding');
  if (Array.isArray(codings)) return codings.flatMap(codesOf);
  const code = text(value, 'code') ?? text(value, 'value');
  return code === undefined ? [] : [{ system: text(value, 'system'), code }];
}

/** `code`, `system|code`, `|code` (no system), `system|` (any code of it). */
export function tokenTest(asked: string): (value: unknown) => boolean {
  const bar = asked.indexOf('|');
  if (bar < 0) return (value) => codesOf(value).some(({ code }) => code === asked);
  const [system, code] = [asked.slice(0, bar), asked.slice(bar + 1)];
  return (value) =>
    codesOf(value).some(
      (one) => (system === '' ? one.system === undefined : one.system === system) && (code === '' || one.code === code),
    );
}

/** A span of time as FHIR's dates mean it: from the first instant to just before the end. Milliseconds. */
export interface Span {
  from: number;
  to: number;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const SECOND = 1000;

const isReal = (year: number, month: number, day: number): boolean => {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
};

/** A day, month or year in Asia/Shanghai, which has no summer time. */
function dayStart(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) - 8 * 3_600_000;
}

function timed(text: string, [, , , , , , seconds, zone]: RegExpExecArray): Span | undefined {
  const whole = zone === undefined ? `${text}+08:00` : text;
  const from = Date.parse(whole);
  if (Number.isNaN(from)) return undefined;
  const width = seconds === undefined ? 60 * SECOND : text.includes('.') ? 1 : SECOND;
  return { from, to: from + width };
}

/** The span a FHIR date, dateTime or instant covers, at the precision it is written in; undefined when it is none. */
export function spanOf(text: string): Span | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (!isReal(year, month, day)) return undefined;
  if (match[4] !== undefined) return timed(text, match);
  const from = dayStart(year, month, day);
  if (match[3] !== undefined) return { from, to: from + 86_400_000 };
  return { from, to: match[2] === undefined ? dayStart(year + 1, 1, 1) : dayStart(year, month + 1, 1) };
}

function edgeOf(value: object, name: 'start' | 'end'): Span | undefined {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? spanOf(found) : undefined;
}

/** The span of an element: a date, or a Period that may be open on either side. */
export function spanOfElement(value: unknown): Span | undefined {
  if (typeof value === 'string') return spanOf(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const [start, end] = [edgeOf(value, 'start'), edgeOf(value, 'end')];
  return start || end ? { from: start?.from ?? -Infinity, to: end?.to ?? Infinity } : undefined;
}

type Compare = (told: Span, asked: Span) => boolean;

const within: Compare = (told, asked) => told.from >= asked.from && told.to <= asked.to;
const above: Compare = (told, asked) => told.to > asked.to;
const below: Compare = (told, asked) => told.from < asked.from;

/** Prefixes of R4 search, §3.1.1.5.6. */
const PREFIXES: Readonly<Record<string, Compare>> = {
  eq: within,
  ne: (told, asked) => !within(told, asked),
  gt: above,
  lt: below,
  ge: (told, asked) => above(told, asked) || within(told, asked),
  le: (told, asked) => below(told, asked) || within(told, asked),
  sa: (told, asked) => told.from >= asked.to,
  eb: (told, asked) => told.to <= asked.from,
  ap: (told, asked) => told.from < asked.to && told.to > asked.from,
};

/** A date parameter as a test of an element; undefined when it is no date. */
export function dateTest(text: string): ((value: unknown) => boolean) | undefined {
  const compare = PREFIXES[text.slice(0, 2)];
  const asked = spanOf(compare ? text.slice(2) : text);
  if (!asked) return undefined;
  return (value) => {
    const told = spanOfElement(value);
    return told !== undefined && (compare ?? within)(told, asked);
  };
}

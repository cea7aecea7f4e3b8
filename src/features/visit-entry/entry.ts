import type { DeskChildVisits, VisitFindings, VisitToRecord } from '@kangban/contract/child-visit';
import type { EyeItemResult } from '@kangban/contract/vision';
import { getVisit } from '@kangban/domain/child-visit/visit-table';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { readAcuity } from '@kangban/domain/vision/acuity';

export type DeskVisit = DeskChildVisits['visits'][number];

/** What is typed and tapped so far, as texts; empty is not looked at. */
export interface Entry {
  day: string;
  weight: string;
  length: string;
  head: string;
  position: string;
  right: string;
  left: string;
  physical: string;
  haemoglobin: string;
  newbornHearing: string;
  hearing: string;
  /** Codes of the signs seen; undefined while nobody has said. */
  signs: readonly string[] | undefined;
  autism: string;
  erupted: string;
  caries: string;
  eyes: Readonly<Record<string, string>>;
  tcm: string;
  note: string;
  nextOn: string;
}

export type Text = { [K in keyof Entry]: Entry[K] extends string ? K : never }[keyof Entry];

const textOf = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
const said = (answer: boolean | undefined): string => (answer === undefined ? '' : answer ? 'yes' : 'no');

const foundOf = (found: Partial<VisitFindings>) => ({
  physical: textOf(found.physical),
  haemoglobin: textOf(found.haemoglobinGL),
  newbornHearing: textOf(found.newbornHearing),
  hearing: textOf(found.hearing),
  signs: found.developmentSigns,
  autism: textOf(found.autism),
  erupted: textOf(found.teeth?.erupted),
  caries: textOf(found.teeth?.caries),
  tcm: said(found.tcmTaught),
  note: textOf(found.note),
});

/** The entry of a visit: empty, or what stands when it is corrected. Measures are typed anew; left empty they stay. */
export const entryOf = ({ record }: DeskVisit, today: PlainDate): Entry => ({
  day: record?.visitedOn ?? today,
  weight: '',
  length: '',
  head: '',
  position: '',
  right: '',
  left: '',
  ...foundOf(record?.findings ?? {}),
  eyes: Object.fromEntries((record?.findings.eyes ?? []).map(({ item, result }) => [item, result])),
  nextOn: record?.nextOn ?? '',
});

const NUMBERS = ['weight', 'length', 'head', 'haemoglobin', 'erupted', 'caries'] as const;
const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
const isDay = (text: string): boolean => parsePlainDate(text) !== undefined;
const isAcuity = (text: string): boolean => !('problem' in readAcuity(text));

/** The fields with something that cannot be read. */
export function wrongFields(entry: Entry): Set<Text> {
  const wrong = new Set<Text>(NUMBERS.filter((name) => entry[name] !== '' && !isNumber(entry[name])));
  if (!isDay(entry.day)) wrong.add('day');
  if (entry.nextOn !== '' && !isDay(entry.nextOn)) wrong.add('nextOn');
  for (const eye of ['right', 'left'] as const) if (entry[eye] !== '' && !isAcuity(entry[eye])) wrong.add(eye);
  return wrong;
}

const numberOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));

const oneOf = <T extends string>(text: string, known: readonly T[]): T | undefined => known.find((one) => one === text);

const SCREENS = ['pass', 'refer', 'not-done'] as const;
const RESULTS = ['normal', 'abnormal', 'not-done'] as const;

function eyesOf(entry: Entry, { code }: DeskVisit): EyeItemResult[] | undefined {
  const eyes = getVisit(code).eyes.flatMap((item) => {
    const result = oneOf(entry.eyes[item] ?? '', RESULTS);
    return result ? [{ item, result }] : [];
  });
  return eyes.length > 0 ? eyes : undefined;
}

function findingsOf(entry: Entry, visit: DeskVisit): VisitFindings {
  const caries = numberOf(entry.caries);
  const teeth = caries === undefined ? undefined : { erupted: numberOf(entry.erupted), caries };
  return {
    version: 1,
    physical: oneOf(entry.physical, ['fine', 'attention'] as const),
    haemoglobinGL: numberOf(entry.haemoglobin),
    newbornHearing: oneOf(entry.newbornHearing, SCREENS),
    hearing: oneOf(entry.hearing, SCREENS),
    developmentSigns: entry.signs && [...entry.signs],
    autism: oneOf(entry.autism, SCREENS),
    teeth,
    eyes: eyesOf(entry, visit),
    tcmTaught: entry.tcm === '' ? undefined : entry.tcm === 'yes',
    note: entry.note.trim() || undefined,
  };
}

const NOT_MEASURED = { corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };

function eyeOf(text: string) {
  const read = text === '' ? undefined : readAcuity(text);
  return { ...NOT_MEASURED, naked: read && 'tenths' in read ? read.tenths : null };
}

/** The request, once every field can be read; `confirmed`: the unlikely number was looked at again. */
export function requestOf(entry: Entry, visit: DeskVisit, confirmed: boolean): VisitToRecord | undefined {
  const visitedOn = parsePlainDate(entry.day);
  if (!visitedOn || wrongFields(entry).size > 0) return undefined;
  const lengthCm = numberOf(entry.length);
  const growth = {
    weightKg: numberOf(entry.weight),
    lengthCm,
    position: lengthCm === undefined ? undefined : oneOf(entry.position, ['lying', 'standing'] as const),
    headCm: numberOf(entry.head),
    ...(confirmed && { confirmed }),
  };
  const isSeen = entry.right !== '' || entry.left !== '';
  return {
    visit: visit.code,
    visitedOn,
    findings: findingsOf(entry, visit),
    growth,
    ...(isSeen && { vision: { right: eyeOf(entry.right), left: eyeOf(entry.left) } }),
    nextOn: parsePlainDate(entry.nextOn),
    ...(visit.record && { replacesId: visit.record.visitId }),
  };
}

/** Which sentences speak of a state: item × state × context, the closest one that the table has. */
import type { ItemRow } from './items-table';
import type { Judged } from './judge/judged';
import { findSentence } from './sentences-table';
import type { SentenceRef } from './types';
import type { Who } from './judge/who';

/** What may change a sentence, the most telling first. */
export type Circumstance = 'diabetes' | 'hypertension' | 'medicine' | 'again' | 'doctor-fine';

interface Finding {
  item: ItemRow;
  judged: Judged;
  circumstances: readonly Circumstance[];
  values: Readonly<Record<string, string>>;
}

/** Medicines that belong to an item. */
export function medicineFor(item: ItemRow, { context }: Who): boolean {
  if (item.key === 'pressure') return context.pressureMedicine;
  if (item.group === 'sugar') return context.glucoseMedicine;
  return item.group === 'vessels' && context.lipidMedicine;
}

/** The first of the ids that the table has. */
const firstKnown = (ids: readonly string[]): string | undefined => ids.find((id) => findSentence(id) !== undefined);

/** `ldl.high@medicine`, `ldl.high`, then what is said of any item in this state, of this level, and last of anything that is off. */
function candidates({ item, judged, circumstances }: Finding, suffix: string): string[] {
  // What cannot wait is never said in the words of what can.
  const isOff = judged.level === 'watch' || judged.level === 'attention' || judged.level === 'recheck';
  const states = [judged.state, ...(isOff ? ['off'] : [])];
  const own = states.flatMap((state) => [
    ...circumstances.map((circumstance) => `${item.key}.${state}${suffix}@${circumstance}`),
    `${item.key}.${state}${suffix}`,
  ]);
  const general = [judged.state, item.kind, judged.level, 'off'].map((one) => `any.${one}${suffix}`);
  return [...own, ...general];
}

const refTo = (id: string, values: Finding['values']): SentenceRef => {
  const braces = findSentence(id)?.braces ?? [];
  const filled = braces.map((brace): [string, string] => [brace, values[brace] ?? '']);
  return braces.length === 0 ? { id } : { id, values: Object.fromEntries(filled) };
};

/** What it means: one row of the table, two short sentences at most. */
export function meaningOf(finding: Finding): SentenceRef[] {
  const id = firstKnown(candidates(finding, ''));
  return id === undefined ? [] : [refTo(id, finding.values)];
}

/** Sentences of what is off in general; those of a kind (told, habit) speak of quiet answers too. */
const isForAnything = (id: string): boolean => id.startsWith('any.') && !id.startsWith('any.told');

/** What to do; nothing for what is fine or only kept, unless its own sentence says so. */
export function todoOf(finding: Finding): SentenceRef[] {
  const { judged } = finding;
  const all = candidates(finding, '.do');
  const isQuiet = judged.level === 'fine' || judged.level === 'unjudged' || judged.level === 'missing';
  const id = firstKnown(isQuiet ? all.filter((one) => !isForAnything(one)) : all);
  return id === undefined ? [] : [refTo(id, finding.values)];
}

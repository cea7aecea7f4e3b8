import type { CorrectionTarget, DescribedTarget } from '@kangban/contract/correction';
import { type Change, type EditableField, editableOf } from '@kangban/domain/correction/editable';
import { explainEntry } from '@kangban/domain/record/explain';
import { isEntryKind, type SensitiveCategory } from '@kangban/domain/record/kinds';
import { redactEntry } from '@kangban/domain/record/redact-entry';
import { isWithin } from '@kangban/domain/record/words-within';
import { type OwnTold, wordsOfOwn } from '@kangban/domain/record-home/own-words';
import type { Transaction } from '../../plugins/db';
import { type EntryTarget, findEntryTarget, findOwnTarget, type OwnTarget } from './target-store';

type Queryable = Pick<Transaction, 'query'>;

/** What a request points at. */
export type Target = { type: 'entry'; row: EntryTarget } | { type: 'own'; row: OwnTarget } | { type: 'profile' };

const OWN_KINDS = [
  'immunization',
  'growth',
  'vision',
  'child-visit',
  'referral',
] as const satisfies readonly OwnTold['kind'][];
const ownKind = (kind: string): OwnTold['kind'] | undefined => OWN_KINDS.find((known) => known === kind);

/** The row a request points at; undefined when the county has none. */
export async function findTarget(
  db: Queryable,
  countyCode: string,
  { kind, id }: CorrectionTarget,
): Promise<Target | undefined> {
  if (kind === 'profile') return id === null ? { type: 'profile' } : undefined;
  if (id === null) return undefined;
  const own = ownKind(kind);
  if (own) {
    const row = await findOwnTarget(db, countyCode, { kind: own, id });
    return row && { type: 'own', row };
  }
  if (!isEntryKind(kind)) return undefined;
  const row = await findEntryTarget(db, countyCode, id);
  return row?.kind === kind ? { type: 'entry', row } : undefined;
}

const PROFILE: DescribedTarget = {
  kind: 'profile',
  id: null,
  title: '姓名、生日、住处这些',
  on: null,
  lines: ['卫生院登记的个人资料'],
};

/** A target in words, with these categories open; undefined when it may not be shown. */
export function describeTarget(target: Target, opened: readonly SensitiveCategory[]): DescribedTarget | undefined {
  if (target.type === 'profile') return PROFILE;
  if (target.type === 'own') {
    const { kind, id, on } = target.row;
    const { title, line } = wordsOfOwn(target.row);
    return { kind, id, title, on, lines: line === '' || !isWithin(line, opened) ? [] : [line] };
  }
  const shown = redactEntry(target.row, opened);
  if (!shown) return undefined;
  const { title, sections } = explainEntry(shown);
  const lines = sections.flatMap(({ rows }) => rows.map(({ label, words }) => `${label}：${words}`));
  return { kind: shown.kind, id: shown.id, title, on: shown.on, lines };
}

/**
 * What of a target stands open to a member of staff whom the request opens these categories: an entry that is sensitive as a whole, since
 * the person pointed at it; sensitive answers inside a form are shown to nobody here.
 */
export const openedAtDesk = (target: Target, opened: readonly SensitiveCategory[]): readonly SensitiveCategory[] =>
  target.type === 'entry' && target.row.sensitive !== null ? opened : [];

const DAY: Omit<EditableField, 'value'> = { path: 'on', label: '哪一天', options: null, several: false };
const field = (path: string, label: string, value: string | null): EditableField => ({
  path,
  label,
  value,
  options: null,
  several: false,
});
const divided = (value: number | null, by: number): string | null => (value === null ? null : String(value / by));

function ownFields(row: OwnTarget): EditableField[] {
  const day = { ...DAY, value: row.on };
  if (row.kind === 'immunization') return [day, field('lot', '批号', row.told.lot)];
  if (row.kind !== 'growth') return [];
  const { weightG, lengthMm, headMm } = row.told;
  return [
    day,
    field('weightKg', '体重（公斤）', divided(weightG, 1000)),
    field('lengthCm', '身高（厘米）', divided(lengthMm, 10)),
    field('headCm', '头围（厘米）', divided(headMm, 10)),
  ];
}

/** The places of a target that can be set right by somebody who sees these categories. */
export function fieldsOfTarget(target: Target, opened: readonly SensitiveCategory[]): EditableField[] {
  if (target.type === 'profile') return [];
  if (target.type === 'own') return ownFields(target.row);
  const shown = redactEntry(target.row, opened);
  if (!shown) return [];
  const fields = editableOf(target.row.kind, { full: target.row.payload, shown: shown.payload });
  return [{ ...DAY, value: target.row.on }, ...fields];
}

/** How a target is set right: here; where it is registered, before the answer; or by the answer's words alone. */
export function howOf(target: Target): 'here' | 'elsewhere' | 'words' {
  if (target.type === 'profile') return 'words';
  if (target.type === 'entry') return 'here';
  const { kind } = target.row;
  if (kind === 'immunization' || kind === 'growth') return 'here';
  return kind === 'referral' ? 'words' : 'elsewhere';
}

const wordsOfValue = ({ options, several }: EditableField, value: string | null): string => {
  if (value === null || value === '') return '（空）';
  if (!options) return value;
  const codes = several ? value.split(',') : [value];
  return codes.map((code) => options.find((one) => one.code === code)?.label ?? code).join('、');
};

/** Changes in the words a person reads: what stood, what stands. */
export const changesInWords = (
  fields: readonly EditableField[],
  changes: readonly Change[],
): { label: string; from: string; to: string }[] =>
  changes.flatMap(({ path, value }) => {
    const found = fields.find((one) => one.path === path);
    return found
      ? [{ label: found.label, from: wordsOfValue(found, found.value), to: wordsOfValue(found, value) }]
      : [];
  });

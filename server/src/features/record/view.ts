import type { RecordMark } from '@kangban/contract/record/record';
import { AGE_RULES, ageOf } from '@kangban/domain/access/age-rules';
import { RECORD_KINDS, type RecordKind } from '@kangban/domain/record/kinds';
import type { HealthMark } from '@kangban/domain/record-home/mark';
import { maskIdNumber, maskPhone } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import type { RecordPersonRow } from './home-store';

/** The kinds a view may see, of those asked for. */
export const kindsIn = (view: RecordView, asked: readonly RecordKind[] = RECORD_KINDS): RecordKind[] =>
  asked.filter((kind) => view.kinds === null || view.kinds.includes(kind));

/**
 * How many entries stay hidden, told only to who could unlock them: to anybody else that there are some would already say something.
 */
export function hiddenFor(view: RecordView, person: RecordPersonRow, today: PlainDate): number {
  const mayUnlock =
    view.right === 'self' || (view.right === 'guardian' && AGE_RULES[ageOf(person.birthDate, today)].guardianSensitive);
  return mayUnlock ? person.hidden : 0;
}

function masked(
  { cipher }: Pick<Deps, 'cipher'>,
  sealed: { cipher: Buffer | null; keyId: string | null },
  mask: (plain: string) => string,
): string | null {
  if (sealed.cipher === null || sealed.keyId === null) return null;
  return mask(cipher.open({ cipher: sealed.cipher, keyId: sealed.keyId }));
}

/** The person's ID number with its middle hidden; null when none is on file. */
export const idMasked = (deps: Pick<Deps, 'cipher'>, { idCipher, idKeyId }: RecordPersonRow): string | null =>
  masked(deps, { cipher: idCipher, keyId: idKeyId }, maskIdNumber);

/** The phone on file with its middle hidden; null when there is none. */
export const phoneMasked = (deps: Pick<Deps, 'cipher'>, { phoneCipher, phoneKeyId }: RecordPersonRow): string | null =>
  masked(deps, { cipher: phoneCipher, keyId: phoneKeyId }, maskPhone);

/** A mark without the rows it comes from, as the first page shows it. */
export const markView = ({ group, key, text, note, tone, since, sinceIs }: HealthMark): RecordMark => ({
  group,
  key,
  text,
  note,
  tone,
  since,
  sinceIs,
});

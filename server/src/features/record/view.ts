import type { RecordMark } from '@kangban/contract/record/record';
import { AGE_RULES, ageOf } from '@kangban/domain/access/age-rules';
import { RECORD_KINDS, type RecordKind } from '@kangban/domain/record/kinds';
import type { HealthMark } from '@kangban/domain/record-home/mark';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { maskedIdNumber, maskedPhone } from '../../crypto/sealed-column';
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

/** The person's ID number with its middle hidden; null when none is on file. */
export const idMasked = (deps: Pick<Deps, 'cipher'>, { idCipher, idKeyId }: RecordPersonRow): string | null =>
  maskedIdNumber(deps.cipher, idCipher, idKeyId);

/** The phone on file with its middle hidden; null when there is none. */
export const phoneMasked = (deps: Pick<Deps, 'cipher'>, { phoneCipher, phoneKeyId }: RecordPersonRow): string | null =>
  maskedPhone(deps.cipher, phoneCipher, phoneKeyId);

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

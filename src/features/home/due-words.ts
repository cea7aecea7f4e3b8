import type { DueDose } from '@kangban/contract/home';
import { addMonths, monthsBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import { home as words } from '@/copy/home';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';

/** 百白破第4剂、甲肝灭活第1剂 */
export const doseNames = (doses: readonly Pick<DueDose, 'name' | 'dose'>[]): string =>
  states.list(doses.map(({ name, dose }) => words.dose(name, dose)));

/** The age that a last day stands for, when it is a round one: 2岁, 18个月. */
function roundAge(birthDate: PlainDate, day: PlainDate): string {
  const months = monthsBetween(birthDate, day);
  if (months <= 0 || addMonths(birthDate, months) !== day) return '';
  return words.roundAge(months);
}

/** 2岁前要打完（2027年5月19日前）: the nearest last day of some doses, while it is ahead. */
export function completeBeforeWords(
  doses: readonly DueDose[],
  { birthDate, today }: { birthDate: PlainDate; today: PlainDate },
): string | undefined {
  const [day] = doses.flatMap(({ completeBefore }) => completeBefore ?? []).sort();
  if (day === undefined || day <= today) return undefined;
  return words.completeBefore(roundAge(birthDate, day), dayWords(day, today));
}

/** Everything here is past the age it should be done by. */
export const isLate = (doses: readonly DueDose[]): boolean => doses.every(({ status }) => status === 'overdue');

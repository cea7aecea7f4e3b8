import type { OverdueChild } from '@kangban/contract/worklist';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { overdue as words } from '@/copy/overdue';
import { dayWords } from '@/copy/when';
import { dayInChina } from '@/platform/clock';

/** 11月20日 周护士：说好会来; undefined when nobody called yet. */
export function lastWords({ lastContact }: OverdueChild, today: PlainDate): string | undefined {
  if (!lastContact) return undefined;
  const day = dayInChina(Date.parse(lastContact.contactedAt));
  return words.last(dayWords(day, today), lastContact.staffName, words.outcomes[lastContact.outcome]);
}

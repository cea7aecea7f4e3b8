import { dayText } from './days';
import type { PlainDate } from '../shared/plain-date';
import { isProtected } from './items-table';
import { rankOf } from './judge/judged';
import { sayZh } from './say';
import type { CheckupReport, ReportItem, SentenceRef } from './types';
import { spokenValue } from './zh-number';

type Counts = CheckupReport['counts'];

/** Is it good or bad. */
export function headlineOf(notable: readonly ReportItem[], counts: Counts): SentenceRef {
  const urgent = notable.filter(({ level }) => level === 'urgent').length;
  const values = { count: String(counts.notable), fine: String(counts.fine), open: String(counts.unjudged) };
  if (urgent > 0) return { id: 'headline.urgent', values: { count: String(urgent) } };
  if (counts.notable > 0)
    return counts.fine > 0
      ? { id: 'headline.notable', values: { count: values.count, fine: values.fine } }
      : { id: 'headline.only-notable', values: { count: values.count } };
  if (counts.fine === 0)
    return counts.unjudged > 0
      ? { id: 'headline.only-open', values: { open: values.open } }
      : { id: 'headline.nothing' };
  return { id: 'headline.fine', values: { fine: values.fine } };
}

/** The one thing to do: of the worst item. */
export function oneThingOf(worst: ReportItem | undefined): SentenceRef | null {
  return worst ? { id: `one.${worst.level}`, values: { label: sayZh(worst.label) } } : null;
}

/** By when, in a sentence. */
export function byWhen(day: PlainDate, today: PlainDate, level: ReportItem['level']): SentenceRef {
  if (rankOf(level) >= rankOf('urgent')) return { id: 'by.today' };
  return { id: day < today ? 'by.late' : 'by.on', values: { by: dayText(day, today) } };
}

const aloud = ({ label, value, word }: ReportItem): SentenceRef => ({
  id: 'spoken.item',
  values: { label: sayZh(label), number: value ? spokenValue(value.text, value.unit) : '', word: sayZh(word) },
});

const isNew = (ref: SentenceRef, index: number, all: readonly SentenceRef[]): boolean =>
  all.findIndex((one) => sayZh(one) === sayZh(ref)) === index;

/** What is read aloud: conclusion, what to do and by when, then the numbers in words. */
export function spokenOf(
  report: Pick<CheckupReport, 'headline' | 'oneThing' | 'oneThingBy' | 'notable' | 'counts'>,
  today: PlainDate,
): SentenceRef[] {
  const { headline, oneThing, oneThingBy, counts } = report;
  const notable = report.notable.filter(({ key }) => !isProtected(key));
  const [worst] = notable;
  const by = oneThingBy !== null && worst ? [byWhen(oneThingBy, today, worst.level)] : [];
  const todo = notable.flatMap((item) => item.todo).filter(isNew);
  const numbers = notable.map(aloud);
  return [
    headline,
    ...(oneThing && worst ? [oneThing] : []),
    ...by,
    ...todo,
    ...(numbers.length > 0 ? [{ id: 'spoken.count' }, ...numbers] : []),
    ...(counts.missing > 0 ? [{ id: 'spoken.missing', values: { missing: String(counts.missing) } }] : []),
  ];
}

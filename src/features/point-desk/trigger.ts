import { usualWords } from '@kangban/domain/point-rule/new-rule';
import { TOPICS } from '@kangban/domain/point-rule/triggers';
import { MEASURES, type Trigger, type TriggerKind } from '@kangban/domain/point-rule/types';
import { readSome, readWhole, type Take } from './settings';
import type { Period, Rule } from './types';

/** What a rule asks for, as it is chosen and typed; what another kind asks is kept while the form is open. */
export interface TriggerForm {
  kind: TriggerKind;
  measures: readonly string[];
  topics: readonly string[];
  days: string;
  per: Period;
  /** Empty: the usual age of grown-ups, where the kind lets it be. */
  fromAge: string;
  /** Months that must lie between two awards for a topic; empty for none. */
  months: Readonly<Partial<Record<string, string>>>;
}

/** Everything a rule of this kind can be about; `also` what a document names that nobody knows. */
export const topicsOf = (kind: TriggerKind, also: readonly string[] = []): string[] => {
  const known: readonly string[] = Object.entries(TOPICS).find(([one]) => one === kind)?.[1] ?? [];
  return [...known, ...also.filter((topic) => !known.includes(topic))];
};

const typed = (value: number | undefined): string => (value === undefined ? '' : String(value));

export function triggerForm({
  trigger,
  everyMonths = [],
}: {
  trigger: Trigger;
  everyMonths?: readonly { topic: string; months: number }[] | undefined;
}): TriggerForm {
  return {
    kind: trigger.kind,
    measures: 'measures' in trigger ? trigger.measures : [],
    topics: 'topics' in trigger ? trigger.topics : [],
    days: trigger.kind === 'reading-series' ? typed(trigger.days) : '',
    per: trigger.kind === 'reading-series' ? trigger.per : 'week',
    fromAge: 'fromAge' in trigger ? typed(trigger.fromAge) : '',
    months: Object.fromEntries(everyMonths.map(({ topic, months }) => [topic, typed(months)])),
  };
}

const DAYS = { least: 1, most: 366 };
const AGE = { least: 0, most: 120 };
const MONTHS = { least: 1, most: 1000 };

/** The trigger a form says; what cannot be read is told to `take`. */
export function readTrigger(form: TriggerForm, at: string, take: Take): Rule['trigger'] {
  const { kind } = form;
  const age = (): number => take(`${at}.trigger.fromAge`, readWhole(form.fromAge, AGE), 0);
  const ageOrNone = (): { fromAge?: number } => (form.fromAge.trim() === '' ? {} : { fromAge: age() });
  const measures = () => {
    const chosen = MEASURES.filter((one) => form.measures.includes(one));
    return take(`${at}.trigger.measures`, readSome(chosen), []);
  };
  const topics = () => {
    const chosen = topicsOf(kind, form.topics).filter((one) => form.topics.includes(one));
    return take(`${at}.trigger.topics`, readSome(chosen), []);
  };
  switch (kind) {
    case 'reading-series': {
      const days = take(`${at}.trigger.days`, readWhole(form.days, DAYS), 1);
      return { kind, measures: measures(), days, per: form.per, ...ageOrNone() };
    }
    case 'control-reached':
      return { kind, measures: measures(), ...ageOrNone() };
    case 'checkup':
      return { kind, fromAge: age() };
    case 'vaccination':
      return { kind, topics: topics(), fromAge: age() };
    case 'follow-up-attended':
    case 'screening':
      return { kind, topics: topics() };
    default:
      return { kind };
  }
}

/** The intervals a form says, for what it is about; those of a kind without topics stay as the document has them. */
export function readIntervals(
  form: TriggerForm,
  told: { base: Rule; at: string; take: Take },
): Pick<Rule, 'everyMonths'> {
  const { base, at, take } = told;
  if (topicsOf(form.kind).length === 0)
    return form.kind === base.trigger.kind && base.everyMonths ? { everyMonths: base.everyMonths } : {};
  const read = topicsOf(form.kind, form.topics).flatMap((topic) => {
    const text = form.months[topic] ?? '';
    if (!form.topics.includes(topic) || text.trim() === '') return [];
    return [{ topic, months: take(`${at}.everyMonths.${topic}`, readWhole(text, MONTHS), 1) }];
  });
  return read.length > 0 || base.everyMonths?.length === 0 ? { everyMonths: read } : {};
}

/** A trigger as far as it can be read, for the words that follow it. */
export const spokenTrigger = (form: TriggerForm): Rule['trigger'] =>
  readTrigger(form, '', (_, { value }, none) => value ?? none);

type Words = Pick<Rule, 'title' | 'text' | 'evidenceText'>;

/** Words nobody wrote follow what is asked for; words somebody wrote stay. */
export function wordsAlong(said: Words, before: TriggerForm, after: TriggerForm): Words {
  const [had, has] = [usualWords(spokenTrigger(before)), usualWords(spokenTrigger(after))];
  const of = (name: keyof Words): string => (said[name] === had[name] ? has[name] : said[name]);
  return { title: of('title'), text: of('text'), evidenceText: of('evidenceText') };
}

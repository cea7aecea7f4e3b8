import { checkScheme } from '@kangban/domain/point-rule/check-scheme';
import { newRule, usualCaps, usualWeights } from '@kangban/domain/point-rule/new-rule';
import { newTrigger } from '@kangban/domain/point-rule/triggers';
import type { PointSource, TriggerKind, Weights } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { readDay, readSettings, readWhole, readWords, type SettingsForm, settingsForm, type Take } from './settings';
import { readIntervals, readTrigger, spokenTrigger, type TriggerForm, triggerForm, wordsAlong } from './trigger';
import type { Period, Rule, SchemeDocument } from './types';

export interface CapForm {
  /** Its own as long as the form is open. */
  key: number;
  per: Period;
  times: string;
  points: string;
}

/** A rule as it is typed; `on` is false for one that the draft leaves out. */
export interface RuleForm {
  base: Rule;
  on: boolean;
  /** Added while the form is open; nobody was ever paid by it. */
  isNew: boolean;
  title: string;
  text: string;
  evidenceText: string;
  points: string;
  caps: readonly CapForm[];
  weights: Readonly<Record<PointSource, string>>;
  validFrom: string;
  /** Empty: without an end. */
  validTo: string;
  trigger: TriggerForm;
}

export interface DraftForm {
  base: SchemeDocument;
  settings: SettingsForm;
  rules: readonly RuleForm[];
}

const typed = (value: number | undefined): string => (value === undefined ? '' : String(value));

const capsForm = (caps: readonly Readonly<Rule['caps'][number]>[]): CapForm[] =>
  caps.map(({ per, times, points }, key) => ({ key, per, times: typed(times), points: typed(points) }));

const weightsForm = ({ clinic, device, typed: own }: Weights): RuleForm['weights'] => ({
  clinic: typed(clinic),
  device: typed(device),
  typed: typed(own),
});

const ruleForm = (base: Rule, on: boolean): RuleForm => ({
  base,
  on,
  isNew: false,
  title: base.title,
  text: base.text,
  evidenceText: base.evidenceText,
  points: typed(base.points),
  caps: capsForm(base.caps),
  weights: weightsForm(base.weights),
  validFrom: base.validFrom,
  validTo: base.validTo ?? '',
  trigger: triggerForm(base),
});

/** A rule for one more thing. Its id is nobody else's, now or in any version before: caps count by it. */
export function begunRule(kind: TriggerKind, { from, ids }: { from: PlainDate; ids: readonly string[] }): RuleForm {
  let no = 1;
  while (ids.includes(`${kind}-${no}`)) no += 1;
  const rule = newRule(newTrigger(kind), { id: `${kind}-${no}`, from });
  const { everyMonths: _, ...rest } = rule;
  const base: Rule = { ...rest, trigger: spokenTrigger(triggerForm(rule)), caps: [...rule.caps] };
  return { ...ruleForm(base, true), isNew: true };
}

/** The same rule for another thing, with what that usually counts and allows; what the document says of it when it is the one it had. */
export function withKind(form: RuleForm, kind: TriggerKind): RuleForm {
  if (kind === form.trigger.kind) return form;
  const { base } = form;
  const isBack = kind === base.trigger.kind;
  const usual = newTrigger(kind);
  const trigger = triggerForm(isBack ? base : { trigger: usual });
  return {
    ...withTrigger(form, trigger),
    caps: capsForm(isBack ? base.caps : usualCaps(usual)),
    weights: weightsForm(isBack ? base.weights : usualWeights(kind)),
  };
}

export const withTrigger = (form: RuleForm, trigger: TriggerForm): RuleForm => ({
  ...form,
  ...wordsAlong(form, form.trigger, trigger),
  trigger,
});

/** One more bound, not filled in. */
export const newCap = (caps: readonly CapForm[]): CapForm => ({
  key: Math.max(-1, ...caps.map(({ key }) => key)) + 1,
  per: 'month',
  times: '',
  points: '',
});

/** A document as a form; rules that `others` have and it lacks stand at the end, switched off, so that they can be taken up. */
export function formOf(base: SchemeDocument, others: readonly SchemeDocument[]): DraftForm {
  const known = new Set(base.rules.map(({ id }) => id));
  const left = others
    .flatMap(({ rules }) => rules)
    .filter(({ id }, at, all) => !known.has(id) && all.findIndex((one) => one.id === id) === at);
  return {
    base,
    settings: settingsForm(base),
    rules: [...base.rules.map((rule) => ruleForm(rule, true)), ...left.map((rule) => ruleForm(rule, false))],
  };
}

/** What to say at each box, by its place in the document: `rules.2.points`. */
export type DraftFaults = Readonly<Partial<Record<string, string>>>;

const POINTS = { least: 1, most: 1000 };
const PERCENT = { least: 0, most: 100 };

function readCap({ per, times, points }: CapForm, at: string, take: Take): Rule['caps'][number] {
  const read = (name: string, text: string): number | undefined =>
    text.trim() === '' ? undefined : take(`${at}.${name}`, readWhole(text, POINTS), 1);
  const [most, sum] = [read('times', times), read('points', points)];
  return { per, ...(most !== undefined && { times: most }), ...(sum !== undefined && { points: sum }) };
}

function readRule(form: RuleForm, at: string, take: Take): Rule {
  const { base, validTo } = form;
  const weight = (source: PointSource): number =>
    take(`${at}.weights.${source}`, readWhole(form.weights[source], PERCENT), base.weights[source]);
  const { everyMonths: _, ...rest } = base;
  return {
    ...rest,
    title: take(`${at}.title`, readWords(form.title, 30), base.title),
    text: take(`${at}.text`, readWords(form.text, 300), base.text),
    evidenceText: take(`${at}.evidenceText`, readWords(form.evidenceText, 300), base.evidenceText),
    points: take(`${at}.points`, readWhole(form.points, POINTS), base.points),
    caps: form.caps.map((cap, index) => readCap(cap, `${at}.caps.${index}`, take)),
    weights: { clinic: weight('clinic'), device: weight('device'), typed: weight('typed') },
    validFrom: take(`${at}.validFrom`, readDay(form.validFrom), base.validFrom),
    validTo: validTo.trim() === '' ? null : take(`${at}.validTo`, readDay(validTo), base.validFrom),
    trigger: readTrigger(form.trigger, at, take),
    ...readIntervals(form.trigger, { base, at, take }),
  };
}

/** The bounds a form says so far, for the line of a rule that is closed. */
export const capsOf = ({ caps }: RuleForm): Rule['caps'] =>
  caps.map((cap, at) => readCap(cap, `caps.${at}`, (_, { value }, none) => value ?? none));

/** Where a rule stands in the document a form says; undefined for one that is left out. */
export function placeOf({ rules }: DraftForm, rule: RuleForm): number | undefined {
  const at = rules.filter(({ on }) => on).indexOf(rule);
  return at < 0 ? undefined : at;
}

/**
 * The document a form says, with everything that is wrong with it at its place. What cannot be read leaves no document; what can be read and makes
 * no sense may be kept as a draft and is not published.
 */
export function readDraft(form: DraftForm): { document: SchemeDocument | undefined; faults: DraftFaults } {
  const faults: Partial<Record<string, string>> = {};
  const take: Take = (path, { value, fault }, none) => {
    if (fault !== undefined) faults[path] = fault;
    return value ?? none;
  };
  const settings = readSettings(form.settings, form.base, take);
  const on = form.rules.filter((rule) => rule.on);
  const rules = on.map((rule, at) => readRule(rule, `rules.${at}`, take));
  if (rules.length === 0) faults.rules = words.noRules;
  const document = { ...form.base, ...settings, rules };
  const isRead = Object.keys(faults).length === 0;
  const sense = Object.fromEntries(checkScheme(document).map(({ path, text }) => [path, text]));
  return { document: isRead ? document : undefined, faults: { ...sense, ...faults } };
}

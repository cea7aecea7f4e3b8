/** How the last seven days stand, as the head of a page says it: one word of control, what is missing, how to measure, the plan of a weight. */
import { HOME_PROTOCOLS, homeMean } from '../blood-pressure/home-mean';
import type { HomeMean } from '../blood-pressure/types';
import { meanOf, roundTo } from '../shared/rounding';
import type { SentenceRef } from '../shared/sentence';
import { weightPlan } from '../weight/plan';
import { howWords, missingWords, planWords } from './advice';
import { ageOn } from './band';
import { documentText } from './source-texts';
import { trendOf, type TrendInput } from './trend';
import type { ReadingFact, Trend } from './types';

const CONTROL_DAYS = 7;

export interface Control {
  trend: Trend;
  /** The first is the word of control, or what is missing for one. */
  words: readonly SentenceRef[];
  /** The home protocol asked for, as people may look it up; empty for everything but pressure. */
  protocol: string;
  /** The readings at home fulfil it; true where none is asked for. */
  valid: boolean;
}

function homeMeanOf({ facts, config, on }: ControlInput): HomeMean {
  const values = facts.flatMap(({ value, source, ...when }) =>
    value.item === 'blood-pressure' && source !== 'clinic'
      ? [{ ...value, on: when.on, minuteOfDay: when.minuteOfDay }]
      : [],
  );
  return homeMean(values, config.homeProtocol, on);
}

/** What is missing stands in the place of the word of control, never beside one. */
function pressureWords({ control, count, words }: Trend, found: HomeMean): readonly SentenceRef[] {
  if (found.state === 'valid') return words;
  const missing = missingWords(found);
  const isMissed = control === 'too-few' && count > 0 && missing.length > 0;
  return [...(isMissed ? [...missing, ...words.slice(1)] : words), ...howWords(found)];
}

/** The weight of the last day there is one: the mean of that day, by which the word of control was found, too. */
function lastWeight(facts: readonly ReadingFact[]): number | undefined {
  const weighed = facts.flatMap(({ on, value }) => (value.item === 'weight' ? [{ on, kg: value.kg }] : []));
  const last = weighed.reduce((latest, { on }) => (on > latest ? on : latest), '');
  const mean = meanOf(weighed.flatMap(({ on, kg }) => (on === last ? [kg] : [])));
  return mean === undefined ? undefined : roundTo(mean, 1);
}

function planOf({ facts, person, config, on }: ControlInput): SentenceRef[] {
  const kg = lastWeight(facts);
  if (kg === undefined) return [];
  const { pregnant, heightCm } = person;
  return planWords(weightPlan(kg, { ageYears: ageOn({ person, config, on }), pregnant, heightCm }));
}

export type ControlInput = Omit<TrendInput, 'days'>;

/**
 * The last seven days of one kind of reading (units as in `ReadingValue`). Of pressures at home nothing is judged before the county's home
 * protocol is fulfilled (docs/rules/blood-pressure.md): then the first sentence says what is missing.
 */
export function controlOf(input: ControlInput): Control {
  const trend = trendOf({ ...input, days: CONTROL_DAYS });
  if (input.item !== 'blood-pressure')
    return {
      trend,
      words: [...trend.words, ...(input.item === 'weight' ? planOf(input) : [])],
      protocol: '',
      valid: true,
    };
  const found = homeMeanOf(input);
  return {
    trend,
    words: pressureWords(trend, found),
    protocol: documentText(HOME_PROTOCOLS[input.config.homeProtocol]),
    valid: found.state === 'valid',
  };
}

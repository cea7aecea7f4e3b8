import { toPlainDate } from '../shared/plain-date';
import { checkScheme } from './check-scheme';
import { newRule } from './new-rule';
import { schemeTemplate } from './schemes';
import { evidenceTextOf, titleOf, topicZh, TRIGGER_ZH, triggerZh } from './trigger-texts';
import { leastAgeOf, newTrigger, TOPICS } from './triggers';
import { TRIGGER_KINDS } from './types';

const on = toPlainDate('2026-11-23');
const city = schemeTemplate('city');

test.each(TRIGGER_KINDS)('a new rule for %s stands by itself in a document as it is begun', (kind) => {
  const rule = newRule(newTrigger(kind), { id: 'new', from: on });
  expect(checkScheme({ ...city, rules: [rule] })).toEqual([]);
  expect(rule).toMatchObject({
    title: titleOf(rule.trigger),
    text: triggerZh(rule.trigger),
    validFrom: on,
    validTo: null,
  });
  expect(`${rule.title}${rule.text}${evidenceTextOf(rule.trigger)}`).not.toMatch(/[a-z]|undefined/i);
});

test.each(TRIGGER_KINDS)('the lowest age of %s may be named, one less may not', (kind) => {
  const least = leastAgeOf(kind);
  const rule = { ...newRule(newTrigger(kind), { id: 'new', from: on }), text: '来了就给分。' };
  const at = (fromAge: number) =>
    checkScheme({ ...city, rules: [{ ...rule, trigger: Object.assign({}, rule.trigger, { fromAge }) }] });
  if (least === undefined) return expect('fromAge' in rule.trigger).toBe(false);
  expect(at(least)).toEqual([]);
  if (least > 0) expect(at(least - 1).map(({ path }) => path)).toEqual(['rules.0.trigger.fromAge']);
});

test('what is asked for, in words', () => {
  const series = { kind: 'reading-series', measures: ['weight', 'waist'], days: 4, per: 'month', fromAge: 35 } as const;
  expect(triggerZh(series)).toBe('满 35 岁，每月有 4 天量了体重或腰围并记下来。');
  expect(triggerZh(newTrigger('screening'))).toBe('参加宫颈癌、乳腺癌、肠癌筛查。只看做没做，不看结果。');
  expect(triggerZh(newTrigger('vaccination'))).toBe('满 60 岁，打流感疫苗或肺炎疫苗。该不该打，听医生的。');
  expect([series, newTrigger('control-reached'), newTrigger('checkup')].map(titleOf)).toEqual([
    '记体重、腰围满 4 天',
    '血压达标',
    TRIGGER_ZH.checkup,
  ]);
  expect(triggerZh({ kind: 'checkup', fromAge: 0 })).toBe('做完体检。');
  expect(Object.values(TOPICS).flat().map(topicZh)).not.toContainEqual(expect.stringMatching(/[a-z]/));
  expect(topicZh('gout')).toBe('gout');
});

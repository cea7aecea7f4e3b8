import { useState } from 'react';
import { View } from '@tarojs/components';
import { MEASURE_ZH } from '@kangban/domain/point-rule/texts';
import { topicZh, TRIGGER_ZH } from '@kangban/domain/point-rule/trigger-texts';
import { leastAgeOf } from '@kangban/domain/point-rule/triggers';
import { MEASURES, PERIODS, TRIGGER_KINDS, type TriggerKind } from '@kangban/domain/point-rule/types';
import { pointDesk as words } from '@/copy/point-desk';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { Picks } from '@/ui/picks/picks';
import { type DraftFaults, type RuleForm, withKind, withTrigger } from './draft';
import { DraftField } from './draft-field';
import { topicsOf, type TriggerForm } from './trigger';
import './point-desk.scss';

const KINDS = TRIGGER_KINDS.map((key) => ({ key, text: TRIGGER_ZH[key] }));
const ITEMS = MEASURES.map((key) => ({ key, text: MEASURE_ZH[key] }));
const SPANS = PERIODS.map((key) => ({ key, text: words.periods[key] }));
const kindOf = (key: string): TriggerKind | undefined => TRIGGER_KINDS.find((one) => one === key);
const READINGS: readonly TriggerKind[] = ['reading-series', 'control-reached'];

const toggled = (chosen: readonly string[], key: string): string[] =>
  chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];

interface Props {
  form: RuleForm;
  /** What is wrong with the rule, by its parts: `trigger.topics`. */
  faults: DraftFaults;
  onChange: (form: RuleForm) => void;
}

interface PartProps extends Omit<Props, 'onChange'> {
  change: (some: Partial<TriggerForm>) => void;
}

/** Which numbers, on how many days of what time. */
function Readings({ form: { trigger, base }, faults, change }: PartProps) {
  const pick = (key: string): void => {
    const per = PERIODS.find((one) => one === key);
    if (per) change({ per });
  };
  return (
    <>
      <Picks
        label={words.trigger.measures}
        picks={ITEMS}
        chosen={trigger.measures}
        many
        fault={faults['trigger.measures']}
        onPick={(key) => change({ measures: toggled(trigger.measures, key) })}
      />
      {trigger.kind === 'reading-series' && (
        <>
          <Picks label={words.trigger.per} picks={SPANS} chosen={[trigger.per]} onPick={pick} />
          <View className="point-rule__fields">
            <DraftField
              id={`rule-${base.id}-days`}
              label={words.fields.days}
              number
              value={trigger.days}
              fault={faults['trigger.days']}
              onChange={(days) => change({ days })}
            />
          </View>
        </>
      )}
    </>
  );
}

/** Which illnesses, vaccines or programmes, and how far apart for each. */
function Topics({ form: { trigger, base }, faults, change }: PartProps) {
  const { kind, topics, months } = trigger;
  const all = topicsOf(kind, topics);
  const label = Object.entries(words.trigger.topics).find(([one]) => one === kind)?.[1];
  if (label === undefined) return null;
  return (
    <>
      <Picks
        label={label}
        picks={all.map((key) => ({ key, text: topicZh(key) }))}
        chosen={topics}
        many
        fault={faults['trigger.topics']}
        onPick={(key) => change({ topics: toggled(topics, key) })}
      />
      <View className="point-rule__fields">
        {all
          .filter((topic) => topics.includes(topic))
          .map((topic) => (
            <DraftField
              key={topic}
              id={`rule-${base.id}-months-${topic}`}
              label={words.trigger.months(topicZh(topic))}
              number
              value={months[topic] ?? ''}
              fault={faults[`everyMonths.${topic}`]}
              onChange={(value) => change({ months: { ...months, [topic]: value } })}
            />
          ))}
      </View>
    </>
  );
}

function Age({ form: { trigger, base }, faults, change }: PartProps) {
  if (leastAgeOf(trigger.kind) === undefined) return null;
  return (
    <View className="point-rule__fields">
      <DraftField
        id={`rule-${base.id}-age`}
        label={READINGS.includes(trigger.kind) ? words.trigger.fromAgeOrNone : words.trigger.fromAge}
        number
        value={trigger.fromAge}
        fault={faults['trigger.fromAge']}
        onChange={(fromAge) => change({ fromAge })}
      />
    </View>
  );
}

/** What a rule is for: one of the things something in the product tells of, and its own numbers. */
export function TriggerFields({ form, faults, onChange }: Props) {
  const { trigger, base, isNew } = form;
  const change = (some: Partial<TriggerForm>): void => onChange(withTrigger(form, { ...trigger, ...some }));
  const pick = (key: string): void => {
    const kind = kindOf(key);
    if (kind) onChange(withKind(form, kind));
  };
  const part = { form, faults, change };
  return (
    <>
      <Picks label={words.trigger.kind} picks={KINDS} chosen={[trigger.kind]} onPick={pick} />
      {!isNew && trigger.kind !== base.trigger.kind && <Note tone="attention">{words.trigger.sameId}</Note>}
      {READINGS.includes(trigger.kind) && <Readings {...part} />}
      <Topics {...part} />
      <Age {...part} />
    </>
  );
}

/** One more rule: what it is for comes first, everything else is begun from that. */
export function NewRule({ onAdd }: { onAdd: (kind: TriggerKind) => void }) {
  const [isAsking, setAsking] = useState(false);
  const pick = (key: string): void => {
    const kind = kindOf(key);
    if (!kind) return;
    setAsking(false);
    onAdd(kind);
  };
  if (!isAsking) {
    return <Button small kind="second" icon="plus" text={words.addRule} onPress={() => setAsking(true)} />;
  }
  return (
    <View className="point-rule__cap">
      <Picks label={words.addRuleFor} picks={KINDS} chosen={[]} onPick={pick} />
    </View>
  );
}

import { View } from '@tarojs/components';
import { PERIODS, POINT_SOURCES } from '@kangban/domain/point-rule/types';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Switch } from '@/ui/switch/switch';
import type { Period } from './types';
import { type CapForm, newCap, type RuleForm, wholeOf } from './draft';
import './point-desk.scss';

const SEGMENTS = PERIODS.map((key) => ({ key, text: words.periods[key] }));

interface NumberProps {
  id: string;
  label: string;
  value: string;
  mayBeEmpty?: boolean;
  onChange: (value: string) => void;
}

function NumberField({ id, label, value, mayBeEmpty = false, onChange }: NumberProps) {
  const isFine = (mayBeEmpty && value.trim() === '') || wholeOf(value) !== undefined;
  return (
    <View className="point-rule__field">
      <Field
        id={id}
        label={label}
        type="number"
        maxLength={6}
        value={value}
        error={isFine ? undefined : words.wrongNumber}
        onChange={onChange}
      />
    </View>
  );
}

interface CapProps {
  id: string;
  cap: CapForm;
  onChange: (cap: CapForm) => void;
  onRemove: () => void;
}

function CapFields({ id, cap, onChange, onRemove }: CapProps) {
  const { per, times, points } = cap;
  const change = (some: Partial<CapForm>): void => onChange({ ...cap, ...some });
  const pick = (key: string): void => {
    const period: Period | undefined = PERIODS.find((one) => one === key);
    if (period) change({ per: period });
  };
  return (
    <View className="point-rule__cap">
      <View className="point-rule__periods">
        <SegmentedControl segments={SEGMENTS} current={per} label={words.periodLabel} onChange={pick} />
      </View>
      <NumberField
        id={`${id}-times`}
        label={words.fields.times}
        value={times}
        mayBeEmpty
        onChange={(value) => change({ times: value })}
      />
      <NumberField
        id={`${id}-points`}
        label={words.fields.capPoints}
        value={points}
        mayBeEmpty
        onChange={(value) => change({ points: value })}
      />
      <Button small kind="plain" text={words.removeCap} onPress={onRemove} />
    </View>
  );
}

interface Props {
  form: RuleForm;
  onChange: (form: RuleForm) => void;
}

function Caps({ form, onChange }: Props) {
  const { caps, base } = form;
  const put = (at: number, cap: CapForm): void =>
    onChange({ ...form, caps: caps.map((one, index) => (index === at ? cap : one)) });
  return (
    <>
      {caps.map((cap, at) => (
        <CapFields
          key={cap.key}
          id={`rule-${base.id}-cap-${cap.key}`}
          cap={cap}
          onChange={(changed) => put(at, changed)}
          onRemove={() => onChange({ ...form, caps: caps.filter((_, index) => index !== at) })}
        />
      ))}
      {caps.length < 5 && (
        <Button
          small
          kind="second"
          icon="plus"
          text={words.addCap}
          onPress={() => onChange({ ...form, caps: [...caps, newCap(caps)] })}
        />
      )}
    </>
  );
}

function Numbers({ form, onChange }: Props) {
  const { base, points, weights, validFrom, days } = form;
  const id = `rule-${base.id}`;
  return (
    <View className="point-rule__fields">
      <NumberField
        id={`${id}-points`}
        label={words.fields.points}
        value={points}
        onChange={(value) => onChange({ ...form, points: value })}
      />
      {days !== undefined && (
        <NumberField
          id={`${id}-days`}
          label={words.fields.days}
          value={days}
          onChange={(value) => onChange({ ...form, days: value })}
        />
      )}
      {POINT_SOURCES.map((source) => (
        <NumberField
          key={source}
          id={`${id}-${source}`}
          label={words.fields.weight(source)}
          value={weights[source]}
          onChange={(value) => onChange({ ...form, weights: { ...weights, [source]: value } })}
        />
      ))}
      <View className="point-rule__field">
        <Field
          id={`${id}-from`}
          label={words.fields.validFrom}
          maxLength={10}
          value={validFrom}
          error={parsePlainDate(validFrom.trim()) ? undefined : words.wrongDay}
          onChange={(value) => onChange({ ...form, validFrom: value })}
        />
      </View>
    </View>
  );
}

/** One rule of a draft: on or off, and everything a county may set about it. */
export function RuleFields({ form, onChange }: Props) {
  const { base, on, text } = form;
  return (
    <View className="point-rule">
      <View className="point-desk__head">
        <Heading text={base.title} level={3} look="heading" />
        <Switch
          on={on}
          label={words.ruleOn(base.title)}
          words={{ on: words.on, off: words.off }}
          onChange={(now) => onChange({ ...form, on: now })}
        />
      </View>
      {on && (
        <>
          <Field
            id={`rule-${base.id}-text`}
            label={words.fields.text}
            maxLength={300}
            value={text}
            onChange={(value) => onChange({ ...form, text: value })}
          />
          <Numbers form={form} onChange={onChange} />
          <Caps form={form} onChange={onChange} />
        </>
      )}
    </View>
  );
}

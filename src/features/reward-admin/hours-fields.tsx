import { View } from '@tarojs/components';
import { rewardAdmin as words } from '@/copy/reward-admin';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Picks } from '@/ui/picks/picks';
import { newSpan, type SpanForm } from './typed';
import './reward-admin.scss';

const DAYS = words.weekdays.map((name, at) => ({ key: String(at + 1), text: words.weekday(name) }));

interface SpanProps {
  id: string;
  span: SpanForm;
  onChange: (span: SpanForm) => void;
  onRemove: () => void;
}

function Span({ id, span, onChange, onRemove }: SpanProps) {
  const { weekdays, opens, closes } = span;
  const toggle = (key: string): void => {
    const day = Number(key);
    const rest = weekdays.filter((one) => one !== day);
    onChange({ ...span, weekdays: rest.length < weekdays.length ? rest : [...weekdays, day] });
  };
  return (
    <View className="reward-form__place">
      <Picks label={words.days} picks={DAYS} chosen={weekdays.map(String)} many onPick={toggle} />
      <View className="reward-form__row">
        <View className="reward-form__field">
          <Field
            id={`${id}-opens`}
            label={words.opens}
            maxLength={5}
            value={opens}
            onChange={(value) => onChange({ ...span, opens: value })}
          />
        </View>
        <View className="reward-form__field">
          <Field
            id={`${id}-closes`}
            label={words.closes}
            maxLength={5}
            value={closes}
            onChange={(value) => onChange({ ...span, closes: value })}
          />
        </View>
      </View>
      <Button small kind="plain" text={words.removeSpan} onPress={onRemove} />
    </View>
  );
}

interface Props {
  id: string;
  spans: readonly SpanForm[];
  fault: string | undefined;
  onChange: (spans: readonly SpanForm[]) => void;
}

/** Opening hours: spans, each for the days it counts for. */
export function HoursFields({ id, spans, fault, onChange }: Props) {
  return (
    <View>
      <View className="reward-form__label">{words.hours}</View>
      {fault !== undefined && (
        <Note tone="urgent" live>
          {fault}
        </Note>
      )}
      {spans.map((span, at) => (
        <Span
          key={span.key}
          id={`${id}-${span.key}`}
          span={span}
          onChange={(changed) => onChange(spans.map((one, index) => (index === at ? changed : one)))}
          onRemove={() => onChange(spans.filter((one) => one.key !== span.key))}
        />
      ))}
      <Button
        small
        kind="second"
        icon="plus"
        text={words.addSpan}
        onPress={() => onChange([...spans, newSpan(spans)])}
      />
    </View>
  );
}

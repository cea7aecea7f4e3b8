import { useState } from 'react';
import { View } from '@tarojs/components';
import { PERIODS, POINT_SOURCES } from '@kangban/domain/point-rule/types';
import { pointDesk as words } from '@/copy/point-desk';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Switch } from '@/ui/switch/switch';
import { capsWords } from './changes';
import { DraftField } from './draft-field';
import { type CapForm, capsOf, type DraftFaults, newCap, type RuleForm } from './draft';
import type { Period } from './types';
import { TriggerFields } from './trigger-form';
import './point-desk.scss';

const SEGMENTS = PERIODS.map((key) => ({ key, text: words.periods[key] }));

interface CapProps {
  id: string;
  cap: CapForm;
  /** What is wrong with it, by the names of its parts; '' for the bound as a whole. */
  faultOf: (part: string) => string | undefined;
  onChange: (cap: CapForm) => void;
  onRemove: () => void;
}

function CapFields({ id, cap, faultOf, onChange, onRemove }: CapProps) {
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
      <DraftField
        id={`${id}-times`}
        label={words.fields.times}
        number
        value={times}
        fault={faultOf('.times') ?? faultOf('')}
        onChange={(value) => change({ times: value })}
      />
      <DraftField
        id={`${id}-points`}
        label={words.fields.capPoints}
        number
        value={points}
        fault={faultOf('.points')}
        onChange={(value) => change({ points: value })}
      />
      <Button small kind="plain" text={words.removeCap} onPress={onRemove} />
    </View>
  );
}

interface Props {
  form: RuleForm;
  /** What is wrong with it, by its parts: `points`, `caps.0`. */
  faults: DraftFaults;
  onChange: (form: RuleForm) => void;
}

function Caps({ form, faults, onChange }: Props) {
  const { caps, base } = form;
  const put = (at: number, cap: CapForm): void =>
    onChange({ ...form, caps: caps.map((one, index) => (index === at ? cap : one)) });
  return (
    <>
      {faults.caps !== undefined && (
        <Note tone="urgent" live>
          {faults.caps}
        </Note>
      )}
      {caps.map((cap, at) => (
        <CapFields
          key={cap.key}
          id={`rule-${base.id}-cap-${cap.key}`}
          cap={cap}
          faultOf={(part) => faults[`caps.${at}${part}`]}
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

function Numbers({ form, faults, onChange }: Props) {
  const { base, weights } = form;
  const id = `rule-${base.id}`;
  const box = (name: 'points' | 'validFrom' | 'validTo') => ({
    id: `${id}-${name}`,
    label: words.fields[name],
    value: form[name],
    fault: faults[name],
    onChange: (value: string) => onChange({ ...form, [name]: value }),
  });
  return (
    <View className="point-rule__fields">
      <DraftField {...box('points')} number />
      {POINT_SOURCES.map((source) => (
        <DraftField
          key={source}
          id={`${id}-${source}`}
          label={words.fields.weight(source)}
          number
          value={weights[source]}
          fault={faults[`weights.${source}`]}
          onChange={(value) => onChange({ ...form, weights: { ...weights, [source]: value } })}
        />
      ))}
      <DraftField {...box('validFrom')} />
      <DraftField {...box('validTo')} />
    </View>
  );
}

function Texts({ form, faults, onChange }: Props) {
  return (
    <>
      {(['title', 'text', 'evidenceText'] as const).map((name) => (
        <DraftField
          key={name}
          id={`rule-${form.base.id}-${name}`}
          label={words.fields[name]}
          most={name === 'title' ? 30 : 300}
          value={form[name]}
          fault={faults[name]}
          onChange={(value) => onChange({ ...form, [name]: value })}
        />
      ))}
    </>
  );
}

/** Faults that no box of the form stands for. */
function Loose({ faults }: Pick<Props, 'faults'>) {
  const texts = ['id', 'trigger', 'everyMonths', 'weights'].flatMap((name) => faults[name] ?? []);
  if (texts.length === 0) return null;
  return (
    <Note tone="urgent" live>
      {texts.join('')}
    </Note>
  );
}

/** One rule of a draft: on or off, in a line until it is opened, and then everything a county may set about it. */
export function RuleFields(props: Props) {
  const { form, faults, onChange } = props;
  const { base, on, title, points } = form;
  const [isOpen, setOpen] = useState(form.isNew);
  const name = title.trim() === '' ? base.title : title;
  const isShown = on && (isOpen || Object.keys(faults).length > 0);
  return (
    <View className="point-rule">
      <View className="point-desk__head">
        <View className="point-rule__name">
          <Heading text={name} level={3} look="heading" />
          {on && !isShown && (
            <View className="point-desk__quiet">{words.ruleSum(points, capsWords({ caps: capsOf(form) }))}</View>
          )}
        </View>
        {on && (
          <Button
            small
            kind="second"
            text={isShown ? words.closeRule : words.openRule}
            label={isShown ? words.closeRule : words.openRuleOf(name)}
            onPress={() => setOpen(!isOpen)}
          />
        )}
        <Switch
          on={on}
          label={words.ruleOn(name)}
          words={{ on: words.on, off: words.off }}
          onChange={(now) => onChange({ ...form, on: now })}
        />
      </View>
      {isShown && (
        <>
          <Loose faults={faults} />
          <TriggerFields {...props} />
          <Texts {...props} />
          <Numbers {...props} />
          <Caps {...props} />
        </>
      )}
    </View>
  );
}

import { View } from '@tarojs/components';
import { pointDesk as words } from '@/copy/point-desk';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { Picks } from '@/ui/picks/picks';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Switch } from '@/ui/switch/switch';
import { DraftField } from './draft-field';
import type { DraftFaults } from './draft';
import { CHECKS, EXPIRY_KINDS, type SettingsForm } from './settings';
import './point-desk.scss';

const { settingFields: labels } = words;

interface Props {
  form: SettingsForm;
  faults: DraftFaults;
  /** Where people of the county live. */
  townships: readonly string[];
  onChange: (form: SettingsForm) => void;
}

interface ChoiceProps<K extends string> {
  label: string;
  keys: readonly K[];
  texts: Readonly<Record<K, string>>;
  current: K;
  onPick: (key: K) => void;
}

function Choice<K extends string>({ label, keys, texts, current, onPick }: ChoiceProps<K>) {
  const pick = (text: string): void => {
    const key = keys.find((one) => one === text);
    if (key !== undefined) onPick(key);
  };
  return (
    <View className="point-rule__field">
      <View className="point-rule__label">{label}</View>
      <SegmentedControl
        segments={keys.map((key) => ({ key, text: texts[key] }))}
        current={current}
        label={label}
        onChange={pick}
      />
    </View>
  );
}

type NumberName = 'transferPerMonthMax' | 'membersMax' | 'months' | 'years' | 'appealDays';

function boxOf({ form, faults, onChange }: Props) {
  return (name: NumberName, path: string) => ({
    id: `scheme-${name}`,
    label: labels[name],
    value: form[name],
    fault: faults[path],
    number: true,
    onChange: (value: string) => onChange({ ...form, [name]: value }),
  });
}

function Family(props: Props) {
  const { form, faults, onChange } = props;
  const box = boxOf(props);
  return (
    <>
      <View className="point-rule__switch">
        <View className="point-rule__label">{labels.family}</View>
        <Switch
          on={form.familyAllowed}
          label={labels.family}
          words={{ on: words.on, off: words.off }}
          onChange={(familyAllowed) => onChange({ ...form, familyAllowed })}
        />
      </View>
      {faults['family.allowed'] !== undefined && (
        <Note tone="urgent" live>
          {faults['family.allowed']}
        </Note>
      )}
      {form.familyAllowed && (
        <View className="point-rule__fields">
          <DraftField {...box('transferPerMonthMax', 'family.transferPerMonthMax')} />
          <DraftField {...box('membersMax', 'family.membersMax')} />
        </View>
      )}
    </>
  );
}

function Expiry(props: Props) {
  const { form, onChange } = props;
  const box = boxOf(props);
  return (
    <View className="point-rule__fields">
      <Choice
        label={labels.expiry}
        keys={EXPIRY_KINDS}
        texts={labels.expiries}
        current={form.expiry}
        onPick={(expiry) => onChange({ ...form, expiry })}
      />
      {form.expiry === 'months' && <DraftField {...box('months', 'expiry.months')} />}
      {form.expiry === 'year-end' && <DraftField {...box('years', 'expiry.years')} />}
    </View>
  );
}

function Checks(props: Props) {
  const { form, faults, onChange } = props;
  return (
    <View className="point-rule__fields">
      <DraftField {...boxOf(props)('appealDays', 'appealDays')} />
      {CHECKS.map((name) => (
        <DraftField
          key={name}
          id={`scheme-${name}`}
          label={labels.checks[name]}
          number
          value={form.checks[name]}
          fault={faults[`checks.${name}`]}
          onChange={(value) => onChange({ ...form, checks: { ...form.checks, [name]: value } })}
        />
      ))}
    </View>
  );
}

/** Where it counts: all of the county, or some townships of it. */
function Reach({ form, faults, townships, onChange }: Props) {
  const { townships: chosen } = form;
  const names = [...townships, ...(chosen ?? []).filter((one) => !townships.includes(one))];
  const toggle = (name: string): void => {
    const rest = (chosen ?? []).filter((one) => one !== name);
    const isOff = rest.length < (chosen ?? []).length;
    onChange({ ...form, townships: isOff ? rest : names.filter((one) => one === name || rest.includes(one)) });
  };
  return (
    <>
      <View className="point-rule__fields">
        <Choice
          label={labels.reach}
          keys={['county', 'some'] as const}
          texts={labels.reaches}
          current={chosen === null ? 'county' : 'some'}
          onPick={(key) => onChange({ ...form, townships: key === 'county' ? null : (chosen ?? []) })}
        />
      </View>
      {chosen !== null && (
        <Picks
          label={labels.townships}
          picks={names.map((name) => ({ key: name, text: name }))}
          chosen={chosen}
          many
          fault={faults.townships}
          onPick={toggle}
        />
      )}
    </>
  );
}

/** What holds for a whole scheme: its name and end, whose the points are, when they lapse, and the bounds of the checks. */
export function SettingsFields(props: Props) {
  const { form, faults, onChange } = props;
  return (
    <View className="point-rule">
      <Heading text={words.settings} level={3} look="heading" />
      <Note tone="sunk">{words.settingsNote}</Note>
      <View className="point-rule__fields">
        {(['title', 'validTo'] as const).map((name) => (
          <DraftField
            key={name}
            id={`scheme-${name}`}
            label={labels[name]}
            most={name === 'title' ? 30 : 10}
            value={form[name]}
            fault={faults[name]}
            onChange={(value) => onChange({ ...form, [name]: value })}
          />
        ))}
      </View>
      <Reach {...props} />
      <View className="point-rule__fields">
        <Choice
          label={labels.holder}
          keys={['resident', 'family'] as const}
          texts={labels.holders}
          current={form.holder}
          onPick={(holder) => onChange({ ...form, holder })}
        />
        <Choice
          label={labels.rounding}
          keys={['down', 'half-up'] as const}
          texts={labels.roundings}
          current={form.rounding}
          onPick={(rounding) => onChange({ ...form, rounding })}
        />
      </View>
      <Family {...props} />
      <Expiry {...props} />
      <Checks {...props} />
    </View>
  );
}

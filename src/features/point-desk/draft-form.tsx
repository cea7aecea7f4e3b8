import { useState } from 'react';
import { View } from '@tarojs/components';
import type { SchemeDocument } from './types';
import type { TriggerKind } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { begunRule, type DraftFaults, type DraftForm, formOf, placeOf, readDraft, type RuleForm } from './draft';
import { RuleFields } from './rule-form';
import { SettingsFields } from './settings-form';
import { NewRule } from './trigger-form';
import './point-desk.scss';

interface Props {
  document: SchemeDocument;
  /** Documents whose rules may be taken up. */
  others: readonly SchemeDocument[];
  /** Ids of rules that stand or stood anywhere. */
  ruleIds: readonly string[];
  townships: readonly string[];
  today: PlainDate;
  busy: boolean;
  problem: string | undefined;
  onSave: (document: SchemeDocument) => void;
  onBack: () => void;
}

/** The faults of one rule, by its own parts. */
function faultsAt(faults: DraftFaults, form: DraftForm, rule: RuleForm): DraftFaults {
  const at = placeOf(form, rule);
  const begin = `rules.${at}.`;
  if (at === undefined) return {};
  return Object.fromEntries(
    Object.entries(faults).flatMap(([path, text]) =>
      path.startsWith(begin) ? [[path.slice(begin.length), text]] : [],
    ),
  );
}

/** A draft as a form: what holds for the whole, then every rule on or off. What is wrong stands at its box as it is typed. */
export function DraftFormView(props: Props) {
  const { document, others, busy, problem, townships, onSave, onBack } = props;
  const [form, setForm] = useState(() => formOf(document, others));
  const add = (kind: TriggerKind): void => {
    const ids = [...props.ruleIds, ...form.rules.map(({ base }) => base.id)];
    setForm({ ...form, rules: [...form.rules, begunRule(kind, { from: props.today, ids })] });
  };
  const { document: written, faults } = readDraft(form);
  return (
    <View>
      <Heading text={words.editTitle(document.title)} look="title" />
      <SettingsFields
        form={form.settings}
        faults={faults}
        townships={townships}
        onChange={(settings) => setForm({ ...form, settings })}
      />
      <Heading text={words.rulesPart} level={3} look="heading" />
      {form.rules.map((rule, at) => (
        <RuleFields
          key={rule.base.id}
          form={rule}
          faults={faultsAt(faults, form, rule)}
          onChange={(changed) =>
            setForm({ ...form, rules: form.rules.map((one, index) => (index === at ? changed : one)) })
          }
        />
      ))}
      <NewRule onAdd={add} />
      {faults.rules !== undefined && (
        <Note tone="urgent" live>
          {faults.rules}
        </Note>
      )}
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      <View className="point-desk__ways">
        <Button
          text={written ? words.keep : words.fixFirst}
          disabled={!written}
          busy={busy}
          onPress={() => written && onSave(written)}
        />
        <Button kind="plain" text={words.back} onPress={onBack} />
      </View>
    </View>
  );
}

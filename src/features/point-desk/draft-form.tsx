import { useState } from 'react';
import { View } from '@tarojs/components';
import type { SchemeDocument } from './types';
import { pointDesk as words } from '@/copy/point-desk';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { documentOf, formOf } from './draft';
import { RuleFields } from './rule-form';
import './point-desk.scss';

interface Props {
  document: SchemeDocument;
  /** Documents whose rules may be taken up. */
  others: readonly SchemeDocument[];
  busy: boolean;
  problem: string | undefined;
  onSave: (document: SchemeDocument) => void;
  onBack: () => void;
}

/** A draft as a form: every rule on or off, with its points, bounds, weights and first day. */
export function DraftFormView({ document, others, busy, problem, onSave, onBack }: Props) {
  const [form, setForm] = useState(() => formOf(document, others));
  const written = documentOf(form);
  return (
    <View>
      <Heading text={words.editTitle(document.title)} look="title" />
      {form.rules.map((rule, at) => (
        <RuleFields
          key={rule.base.id}
          form={rule}
          onChange={(changed) =>
            setForm({ ...form, rules: form.rules.map((one, index) => (index === at ? changed : one)) })
          }
        />
      ))}
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

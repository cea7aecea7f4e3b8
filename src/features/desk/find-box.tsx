import { useState } from 'react';
import { View } from '@tarojs/components';
import { desk } from '@/copy/desk';
import { errorSentences } from '@/copy/errors';
import type { ProblemError } from '@/platform/problem';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';

export interface FindBoxProps {
  problem: ProblemError | undefined;
  busy: boolean;
  onFind: (code: string) => Promise<void>;
}

/** One box for the scanner, which types the code and Enter, and for the number read aloud. */
export function FindBox({ problem, busy, onFind }: FindBoxProps) {
  const [code, setCode] = useState('');
  const find = async (): Promise<void> => {
    if (code.trim() === '') return;
    await onFind(code.trim());
    setCode('');
  };
  const error = problem && `${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`;
  return (
    <View className="desk-find">
      <Field
        id="desk-find"
        label={desk.findLabel}
        hint={desk.findHint}
        value={code}
        onChange={setCode}
        error={error}
        onDone={() => void find()}
      />
      <Button
        text={code.trim() === '' ? desk.findFirst : desk.find}
        icon="scan"
        disabled={code.trim() === ''}
        busy={busy}
        onPress={() => void find()}
      />
    </View>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import { type EntryKind, printEntryCheck } from '@kangban/contract/entry-check';
import { entryCheck as words } from '@/copy/entry-check';
import { errorSentences } from '@/copy/errors';
import { takeFile } from '@/platform/files';
import { printPage } from '@/platform/print';
import { asProblem } from '@/platform/problem';
import { addressOf } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';

export interface PaperPartProps {
  residentId: string;
  entry: EntryKind;
}

/** The check on paper: a file on every phone, and the browser's own print where there is one. */
export function PaperPart({ residentId, entry }: PaperPartProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (): Promise<void> => {
    setBusy(true);
    const address = () => addressOf(printEntryCheck, { params: { residentId }, query: { entry } });
    const failed = await takeFile({ address, name: words.paperName }).then(
      () => undefined,
      (reason: unknown) => errorSentences[asProblem(reason).code],
    );
    setProblem(failed && `${failed.say}，${failed.next}`);
    setBusy(false);
  };
  return (
    <View className="entry-make no-print">
      <Button kind="second" text={words.paper} busy={busy} onPress={() => void take()} />
      {process.env.TARO_ENV === 'h5' && <Button kind="second" text={words.print} onPress={printPage} />}
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
    </View>
  );
}

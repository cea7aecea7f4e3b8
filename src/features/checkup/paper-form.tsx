import { useState } from 'react';
import { View } from '@tarojs/components';
import { printCheckup } from '@kangban/contract/checkup/report';
import { paper as words } from '@/copy/report';
import { useAct } from '@/platform/use-act';
import { takeFile } from '@/platform/files';
import { canSendFile, sendFile } from '@/platform/send-file';
import { useReading } from '@/platform/reader-mode';
import { addressOf } from '@/platform/request';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Toast } from '@/ui/toast/toast';
import './checkup.scss';

type Size = keyof typeof words.sizes;
const SIZES = (['standard', 'large'] as const).map((key) => ({ key, text: words.sizes[key] }));

export interface PaperFormProps {
  residentId: string;
  entryId: string;
}

function usePaper({ residentId, entryId }: PaperFormProps) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const [size, setSize] = useState<Size>(elder ? 'large' : 'standard');
  const [said, setSaid] = useState<string>();
  const act = useAct();
  const address = () => addressOf(printCheckup, { params: { residentId, entryId }, query: { size } });
  const save = async (): Promise<void> => {
    if (await act.run('save', () => takeFile({ address, name: words.name }))) setSaid(words.saved);
  };
  const send = async (): Promise<void> => {
    await act.run('send', () => takeFile({ address, name: words.name, hand: sendFile }));
  };
  return { size, setSize, said, setSaid, act, save, send };
}

/** The report on paper: how large, and then to keep, to print or to send. */
export function PaperForm(props: PaperFormProps) {
  const { size, setSize, said, setSaid, act, save, send } = usePaper(props);
  const busy = act.busy !== undefined;
  return (
    <>
      <Lead title={words.lead} text={words.leadText} />
      <SectionTitle text={words.size} />
      <SegmentedControl
        segments={SIZES}
        current={size}
        label={words.size}
        onChange={(key) => setSize(key === 'large' ? 'large' : 'standard')}
      />
      <View className="checkup-gap" />
      <Card>
        <View className="checkup-small">{words.sampleNote}</View>
        <View className={`checkup-sample checkup-sample--${size}`} {...a11y({ live: 'polite' })}>
          {words.sample}
        </View>
      </Card>
      <Inset>
        {act.problem !== undefined && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        <Button
          text={words.save}
          icon="record"
          busy={act.busy === 'save'}
          disabled={busy}
          onPress={() => void save()}
        />
        {canSendFile() && (
          <Button
            kind="second"
            text={words.send}
            icon="share"
            busy={act.busy === 'send'}
            disabled={busy}
            onPress={() => void send()}
          />
        )}
        <View className="checkup-quiet">{process.env.TARO_ENV === 'weapp' ? words.weapp : words.browser}</View>
        {canSendFile() && <View className="checkup-quiet">{words.sendText}</View>}
        <View className="checkup-quiet">{words.noPrinter}</View>
      </Inset>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  downloadTransferFile,
  downloadTransferPaper,
  type SentTransfer,
  stopTransfer,
  type TransfersOfResident,
} from '@kangban/contract/transfer';
import { errorSentences } from '@/copy/errors';
import { transfer as words } from '@/copy/transfer';
import { takeFile } from '@/platform/files';
import { asProblem } from '@/platform/problem';
import { addressOf, call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Strong } from '@/ui/strong/strong';
import './transfer.scss';

const FILE_WORDS = process.env.TARO_ENV === 'weapp' ? words.fileShare : words.file;

/** One thing at a time of one package: what runs, and what went wrong. */
function useActs() {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const act = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(name);
    setProblem(undefined);
    const failed = await work().then(
      () => undefined,
      (reason: unknown) => errorSentences[asProblem(reason).code],
    );
    setProblem(failed && `${failed.say}，${failed.next}`);
    setBusy(undefined);
    return failed === undefined;
  };
  return { busy, problem, act };
}

interface SentCardProps {
  residentId: string;
  sent: SentTransfer;
  onDone: (text: string) => void;
  onChanged: () => void;
}

function Downloads({ residentId, sent, acts, onDone }: SentCardProps & { acts: ReturnType<typeof useActs> }) {
  const params = { residentId, transferId: sent.transferId };
  const take = async (size: 'standard' | 'large'): Promise<void> => {
    const address = () => addressOf(downloadTransferPaper, { params, query: { size } });
    if (await acts.act(size, () => takeFile({ address, name: sent.paperName }))) onDone(words.saved(sent.paperName));
  };
  const takeData = async (): Promise<void> => {
    const address = () => addressOf(downloadTransferFile, { params });
    if (await acts.act('file', () => takeFile({ address, name: sent.fileName }))) onDone(words.saved(sent.fileName));
  };
  return (
    <>
      <Button small text={FILE_WORDS} icon="share" busy={acts.busy === 'file'} onPress={() => void takeData()} />
      <Button
        small
        kind="second"
        text={words.paper}
        busy={acts.busy === 'standard'}
        onPress={() => void take('standard')}
      />
      <Button
        small
        kind="second"
        text={words.largePaper}
        busy={acts.busy === 'large'}
        onPress={() => void take('large')}
      />
    </>
  );
}

/** A package that went to a school: take its files again, or stop that. */
function SentCard(props: SentCardProps) {
  const { residentId, sent, onDone, onChanged } = props;
  const acts = useActs();
  const [asking, setAsking] = useState(false);
  const stop = async (): Promise<void> => {
    const params = { residentId, transferId: sent.transferId };
    const stopped = await acts.act('stop', () => call(stopTransfer, { params, body: {} }));
    setAsking(false);
    if (!stopped) return;
    onDone(words.stopDone);
    onChanged();
  };
  return (
    <Card>
      <Strong text={words.sent(sent.sentOn, sent.receiver)} />
      <View>{words.agreed(sent.examinations, sent.consentBy)}</View>
      <View>{words.code(sent.code)}</View>
      {acts.problem && (
        <Note tone="attention" live>
          {acts.problem}
        </Note>
      )}
      {sent.stoppedAt === null ? (
        <View className="transfer__acts">
          <Downloads {...props} acts={acts} />
          <LinkButton text={words.stop} onPress={() => setAsking(true)} />
        </View>
      ) : (
        <Note icon="lock">{words.stopped}</Note>
      )}
      <Confirm
        id={`stop-${sent.transferId}`}
        open={asking}
        title={words.stopTitle}
        text={words.stopText}
        yes={words.stopYes}
        no={words.stopNo}
        busy={acts.busy === 'stop'}
        onYes={() => void stop()}
        onNo={() => setAsking(false)}
      />
    </Card>
  );
}

export interface PastTransfersProps {
  page: TransfersOfResident;
  onDone: (text: string) => void;
  onChanged: () => void;
}

/** What went to schools and what came from elsewhere, newest first. */
export function PastTransfers({ page, onDone, onChanged }: PastTransfersProps) {
  return (
    <>
      {page.sent.length > 0 && <SectionTitle text={words.past} />}
      {page.sent.map((sent) => (
        <SentCard
          key={sent.transferId}
          residentId={page.residentId}
          sent={sent}
          onDone={onDone}
          onChanged={onChanged}
        />
      ))}
      {page.received.length > 0 && <SectionTitle text={words.received} />}
      {page.received.map((one) => (
        <Card key={one.transferId}>
          <Strong text={words.receivedFrom(one.receivedOn, one.from)} />
          <View>{words.receivedCount(one.examinations, one.imported)}</View>
        </Card>
      ))}
    </>
  );
}

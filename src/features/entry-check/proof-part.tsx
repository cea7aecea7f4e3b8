import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  createEntryProof,
  revokeEntryProof,
  type EntryCheckOfResident,
  type EntryProof,
} from '@kangban/contract/entry-check';
import { entryCheck as words } from '@/copy/entry-check';
import { errorSentences } from '@/copy/errors';
import { dayWords } from '@/copy/when';
import { pathTo } from '@/paths';
import { copyText } from '@/platform/device';
import { asProblem } from '@/platform/problem';
import { publicAddress } from '@/platform/public-address';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { QrCode } from '@/ui/ticket/ticket';
import './entry-check.scss';

interface Act {
  busy: boolean;
  problem: string | undefined;
  run: (work: () => Promise<unknown>) => Promise<void>;
}

/** One thing at a time, and what went wrong with it. */
function useAct(onDone: () => void): Act {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await work().then(onDone, (reason: unknown) => setProblem(errorSentences[asProblem(reason).code].say));
    setBusy(false);
  };
  return { busy, problem, run };
}

interface PartProps {
  data: EntryCheckOfResident;
  onChanged: () => void;
  onSaid: (text: string) => void;
}

/** The newest proof: its code, its link, and the way to end it. */
function ProofCard({ proof, data, onChanged, onSaid }: PartProps & { proof: EntryProof }) {
  const [asking, setAsking] = useState(false);
  const act = useAct(() => {
    onSaid(words.revoked);
    onChanged();
  });
  const { residentId, checkedOn: today } = data;
  const address = publicAddress(pathTo('proof', { token: proof.token }));
  const revoke = (): Promise<unknown> => {
    setAsking(false);
    return call(revokeEntryProof, { params: { residentId, proofId: proof.proofId } });
  };
  return (
    <Card>
      <View className="entry-proof">
        <QrCode code={address} label={words.qrLabel} sizePx={200} />
        <View className="entry-proof__what">
          {words.madeFor(words.kinds[proof.entry], dayWords(proof.checkedOn, today))}
        </View>
        <View className="entry-caption">{words.expires(dayWords(proof.expiresOn, today))}</View>
      </View>
      <View className="entry-proof__ways no-print">
        <Button
          small
          kind="second"
          text={words.copyLink}
          onPress={() => void copyText(address).then((isCopied) => isCopied && onSaid(words.copied))}
        />
        <Button small kind="second" text={words.revoke} busy={act.busy} onPress={() => setAsking(true)} />
      </View>
      {act.problem && (
        <Note tone="attention" live>
          {act.problem}
        </Note>
      )}
      <Confirm
        id={`revoke-${proof.proofId}`}
        open={asking}
        title={words.revokeTitle}
        text={words.revokeText}
        yes={words.revokeYes}
        no={words.revokeNo}
        onYes={() => void act.run(revoke)}
        onNo={() => setAsking(false)}
      />
    </Card>
  );
}

/** A proof for the school: made here, shown as a code, ended here. */
export function ProofPart({ data, onChanged, onSaid }: PartProps) {
  const act = useAct(onChanged);
  const { residentId, entry, termStartsOn, proofs, checkedOn } = data;
  const newest = proofs.find((proof) => proof.entry === entry);
  const body = { entry, termStartsOn };
  const make = (): Promise<unknown> =>
    sendOnce({ name: `proof.${residentId}`, what: { ...body, checkedOn, after: newest?.proofId } }, (idempotencyKey) =>
      call(createEntryProof, { params: { residentId }, body, idempotencyKey }),
    );
  return (
    <>
      <SectionTitle text={words.proofTitle} />
      <View className="entry-caption entry-caption--page">{words.proofLead}</View>
      {newest && <ProofCard key={newest.proofId} proof={newest} {...{ data, onChanged, onSaid }} />}
      <View className="entry-make no-print">
        {act.problem && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        <Button
          kind={newest ? 'second' : 'tint'}
          icon="share"
          text={newest ? words.makeAgain : words.make}
          busy={act.busy}
          onPress={() => void act.run(make)}
        />
      </View>
    </>
  );
}

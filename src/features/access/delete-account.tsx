import { useState } from 'react';
import { deleteAccount, sendDeletionCode, type AccountDeletion } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { openPage } from '@/platform/navigation';
import { call } from '@/platform/request';
import { unsentNames } from '@/platform/send-once';
import { endSession } from '@/platform/session';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { IconList } from '@/ui/icon-list/icon-list';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { CodeStep } from './code-step';

const listOf = (texts: readonly string[], icon: 'close' | 'check') => texts.map((text) => ({ key: text, icon, text }));

function Before({ data, onGo }: { data: AccountDeletion; onGo: () => void }) {
  const unsent = unsentNames('readings').length;
  return (
    <>
      <SectionTitle text={words.deleteEnds} />
      <Card>
        <IconList items={listOf(data.ends, 'close')} />
      </Card>
      <SectionTitle text={words.deleteStays} />
      <Card>
        <IconList items={listOf(data.stays, 'check')} />
      </Card>
      <Inset>
        {data.appointmentsAhead > 0 && (
          <>
            <Note tone="attention">{words.deleteAhead(data.appointmentsAhead)}</Note>
            <LinkButton arrow text={words.deleteAheadGo} onPress={() => void openPage('bookings')} />
          </>
        )}
        {unsent > 0 && (
          <>
            <Note tone="attention">{words.deleteUnsent(unsent)}</Note>
            <LinkButton arrow text={words.deleteUnsentGo} onPress={() => void openPage('readingWaiting')} />
          </>
        )}
        {data.phoneMasked === null ? (
          <Note tone="attention">{words.deletePhoneMissing}</Note>
        ) : (
          <Button kind="danger" text={words.deleteGo} onPress={onGo} />
        )}
      </Inset>
    </>
  );
}

export interface DeletedProps {
  stays: readonly string[];
  onDone: () => void;
}

/** What is said after: the account is gone, the record is not. */
export const Deleted = ({ stays, onDone }: DeletedProps) => (
  <>
    <Lead title={words.deleted} mark="normal" text={words.deletedText} />
    <Card>
      <IconList items={listOf(stays, 'check')} />
    </Card>
    <Inset>
      <Button text={words.deletedGo} onPress={onDone} />
    </Inset>
  </>
);

export interface DeleteAccountProps {
  data: AccountDeletion;
  onDeleted: (stays: readonly string[]) => void;
}

/** Deleting the portal account: what ends, what stays, one question, one code, no way back. */
export function DeleteAccount({ data, onDeleted }: DeleteAccountProps) {
  const [step, setStep] = useState<'read' | 'ask' | 'code'>('read');
  if (step === 'code')
    return (
      <>
        <Lead title={words.deleteHeading} text={words.deleteCodeLead} />
        <CodeStep
          id="deletion-code"
          ask={() => call(sendDeletionCode)}
          onCode={async (code) => {
            const { stays } = await call(deleteAccount, { body: { code } });
            endSession();
            onDeleted(stays);
          }}
          send={words.deleteYes}
          confirm={words.deleteConfirm}
          phoneMissing={words.deletePhoneMissing}
        />
        <Inset>
          <LinkButton text={words.deleteNo} onPress={() => setStep('read')} />
        </Inset>
      </>
    );
  return (
    <>
      <Lead title={words.deleteHeading} />
      <Before data={data} onGo={() => setStep('ask')} />
      <Confirm
        id="delete-account"
        open={step === 'ask'}
        title={words.deleteAsk}
        text={words.deleteAskText}
        yes={words.deleteGo}
        no={words.deleteNo}
        onYes={() => setStep('code')}
        onNo={() => setStep('read')}
      />
    </>
  );
}

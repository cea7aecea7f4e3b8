import { useState } from 'react';
import { confirmElder, type PendingLink } from '@kangban/contract/family';
import type { FamilyMember } from '@kangban/contract/identity';
import { errorSentences } from '@/copy/errors';
import { family as words } from '@/copy/family';
import { login } from '@/copy/identity';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';

const CODE_DIGITS = 6;

function wordsOf({ code, details: { triesLeft } }: ProblemError): string {
  if (code === 'code-wrong' && triesLeft !== undefined) return login.triesLeft(triesLeft);
  return `${errorSentences[code].say}，${errorSentences[code].next}`;
}

export interface ElderCodeProps {
  link: PendingLink;
  onDone: (member: FamilyMember) => void;
}

/** The elder agrees by passing on the code that came to their own phone, or at the desk. */
export function ElderCode({ link, onDone }: ElderCodeProps) {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (link.agreement === 'desk-only') return <Lead title={words.elder.deskHeading} text={words.elder.deskText} />;
  const confirm = async (): Promise<void> => {
    if (code.length < CODE_DIGITS) {
      setWrong(login.codeShort);
      return;
    }
    setBusy(true);
    try {
      onDone((await call(confirmElder, { params: { linkId: link.linkId }, body: { code } })).member);
    } catch (reason) {
      setWrong(wordsOf(asProblem(reason)));
    }
    setBusy(false);
  };
  return (
    <>
      <Lead title={words.elder.codeHeading} text={words.elder.codeSent(link.phoneMasked ?? '')} />
      <Inset>
        <Field
          id="elder-code"
          label={words.elder.code}
          value={code}
          onChange={(text) => {
            setWrong(undefined);
            setCode(text.replace(/\D/g, ''));
          }}
          error={wrong}
          type="number"
          maxLength={CODE_DIGITS}
          onDone={() => void confirm()}
        />
        <Note icon="shield">{words.elder.scope}</Note>
        <Button text={words.elder.confirm} busy={busy} onPress={() => void confirm()} />
      </Inset>
    </>
  );
}

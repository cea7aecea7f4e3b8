import { useState } from 'react';
import type { CodeSent } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { errorSentences } from '@/copy/errors';
import { login } from '@/copy/identity';
import { asProblem } from '@/platform/problem';
import { useCountdown } from '@/platform/use-countdown';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';

const CODE_DIGITS = 6;

function wordsOf(reason: unknown, phoneMissing: string): string {
  const { code, details } = asProblem(reason);
  if (code === 'code-wrong' && details.triesLeft !== undefined) return login.triesLeft(details.triesLeft);
  if (code === 'agreement-phone-missing') return phoneMissing;
  return `${errorSentences[code].say}，${errorSentences[code].next}`;
}

function useCode({ ask, onCode, phoneMissing }: CodeStepProps) {
  const [sent, setSent] = useState<CodeSent>();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useCountdown();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    await work().catch((reason: unknown) => {
      setWrong(wordsOf(reason, phoneMissing));
      const seconds = asProblem(reason).details.retryAfterSeconds;
      if (seconds !== undefined) setWait(seconds);
    });
    setBusy(false);
  };
  return {
    sent,
    code,
    wrong,
    busy,
    wait,
    type: (text: string): void => {
      setWrong(undefined);
      setCode(text.replace(/\D/g, ''));
    },
    send: () =>
      attempt(async () => {
        const answer = await ask();
        setSent(answer);
        setWait(answer.retryAfterSeconds);
      }),
    done: async (): Promise<void> => {
      if (code.length < CODE_DIGITS) return setWrong(login.codeShort);
      return attempt(() => onCode(code));
    },
  };
}

export interface CodeStepProps {
  id: string;
  /** Asks for a code; the answer says where it went. */
  ask: () => Promise<CodeSent>;
  onCode: (code: string) => Promise<void>;
  /** On the button that asks: 给我发验证码. */
  send: string;
  /** On the button that uses the code. */
  confirm: string;
  /** What to do where there is no phone to send it to. */
  phoneMissing: string;
}

/** Asks for a one-time code and takes it: who holds the phone is the person, and nobody's face is looked at. */
export function CodeStep(props: CodeStepProps) {
  const step = useCode(props);
  if (!step.sent)
    return (
      <Inset>
        {step.wrong && (
          <Note tone="attention" live>
            {step.wrong}
          </Note>
        )}
        <Button
          text={step.wait > 0 ? words.codeWait(step.wait) : props.send}
          disabled={step.wait > 0}
          busy={step.busy}
          onPress={() => void step.send()}
        />
      </Inset>
    );
  return (
    <Inset>
      <Field
        id={props.id}
        label={words.codeLabel}
        hint={words.codeLead(step.sent.phoneMasked)}
        value={step.code}
        error={step.wrong}
        type="number"
        maxLength={CODE_DIGITS}
        onChange={step.type}
        onDone={() => void step.done()}
      />
      <Button text={props.confirm} busy={step.busy} onPress={() => void step.done()} />
      {step.wait > 0 ? (
        <Button kind="plain" small disabled text={words.codeWait(step.wait)} />
      ) : (
        <LinkButton text={words.codeAgain} onPress={() => void step.send()} />
      )}
    </Inset>
  );
}

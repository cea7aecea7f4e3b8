import { useState } from 'react';
import {
  lockRecord,
  sendUnlockCode,
  unlockRecord,
  type ConsentItem,
  type ConsentsOfResident,
} from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { timeInChina } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Confirm } from '@/ui/confirm/confirm';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { CodeStep } from './code-step';
import { ConsentWords, itemOf, spokenOf } from './consent-words';
import { type Say, useSay } from './use-say';

export interface UnlockProps {
  data: ConsentsOfResident;
  /** What holds changed; with a sentence where something was done. */
  onChanged: (said?: string) => void;
  onLook: () => void;
}

/** Open for some minutes: go and look, or hide it at once. */
function Opened({ data, onChanged, onLook, until }: UnlockProps & { until: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const hide = async (): Promise<void> => {
    setBusy(true);
    const failed = await call(lockRecord, { params: { residentId: data.residentId } }).then(
      () => undefined,
      (reason: unknown) => errorSentences[asProblem(reason).code].say,
    );
    setBusy(false);
    setProblem(failed);
    if (failed === undefined) onChanged(words.locked);
  };
  return (
    <>
      <Lead title={words.unlocked} mark="normal" text={words.unlockedUntil(timeInChina(Date.parse(until)))} />
      <Inset>
        {problem && (
          <Note tone="attention" live>
            {problem}
          </Note>
        )}
        <Button text={words.look} onPress={onLook} />
        <Button kind="second" icon="lock" text={words.lockNow} busy={busy} onPress={() => void hide()} />
      </Inset>
    </>
  );
}

function TakeBack({ item, saying, onDone }: { item: ConsentItem; saying: Say; onDone: () => void }) {
  const [asking, setAsking] = useState(false);
  const yes = async (): Promise<void> => {
    const taken = await saying.say(item, false);
    setAsking(false);
    if (taken) onDone();
  };
  return (
    <Inset>
      <LinkButton text={words.takeBack} onPress={() => setAsking(true)} />
      <Confirm
        id="take-back"
        open={asking}
        title={words.takeBackTitle}
        text={words.takeBackText}
        yes={words.takeBackYes}
        no={words.takeBackNo}
        busy={saying.busy}
        onYes={() => void yes()}
        onNo={() => setAsking(false)}
      />
    </Inset>
  );
}

const NotYet = ({ residentId }: { residentId: string }) => (
  <StatePanel kind="no-permission" title={words.openFirst} text={words.openFirstText}>
    <Button text={words.openFirstGo} onPress={() => void openPage('recordConsent', { residentId })} />
  </StatePanel>
);

/** Agreeing to what is sensitive, apart from the opening; then a code for each time it is looked at. */
export function Unlock(props: UnlockProps) {
  const { data, onChanged } = props;
  const { residentId, sensitive } = data;
  const saying = useSay(residentId, () => onChanged());
  const item = itemOf(data, 'sensitive');
  if (!item) return null;
  if (!itemOf(data, 'open-record')?.on) return <NotYet residentId={residentId} />;
  if (!sensitive.mayUnlock) return <StatePanel kind="no-permission" title={words.onlySelf} text={words.onlySelfText} />;
  if (sensitive.unlockedUntil !== null) return <Opened {...props} until={sensitive.unlockedUntil} />;
  const problem = saying.problem && (
    <Note tone="attention" live>
      {saying.problem}
    </Note>
  );
  if (!item.on)
    return (
      <>
        <Lead title={words.unlockHeading} text={item.need} />
        <ReadAloud paragraphs={spokenOf(item)} start={states.readAloud} stop={states.stopReading} />
        <ConsentWords item={item} />
        <Inset>
          {problem}
          <Button text={words.unlockAgree} busy={saying.busy} onPress={() => void saying.say(item, true)} />
        </Inset>
      </>
    );
  return (
    <>
      <Lead title={words.unlockHeading} text={words.unlockLead} />
      {problem}
      <CodeStep
        id="unlock-code"
        ask={() => call(sendUnlockCode, { params: { residentId } })}
        onCode={async (code) => {
          await call(unlockRecord, { params: { residentId }, body: { code } });
          onChanged();
        }}
        send={words.unlockSend}
        confirm={words.codeDone}
        phoneMissing={words.codePhoneMissing}
      />
      <TakeBack item={item} saying={saying} onDone={() => onChanged(words.takenBack)} />
    </>
  );
}

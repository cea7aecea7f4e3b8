import { sayConsent, sendConsentCode, type ConsentItem, type ConsentsOfResident } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { states } from '@/copy/states';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { CodeStep } from './code-step';
import { ConsentWords, itemOf, spokenOf } from './consent-words';
import { useSay } from './use-say';

export interface OpeningProps {
  data: ConsentsOfResident;
  /** What holds changed. */
  onSaid: () => void;
  onLook: () => void;
  onLater: () => void;
}

function Decide({ data, item, onSaid, onLater }: OpeningProps & { item: ConsentItem }) {
  const { residentId, label } = data;
  const saying = useSay(residentId, onSaid);
  if (item.mayDecide === 'no')
    return <StatePanel kind="no-permission" title={words.notYours(label)} text={words.notYoursText} />;
  if (item.mayDecide === 'by-code')
    return (
      <>
        <Inset>
          <Note icon="people">{words.codeAsk(label)}</Note>
        </Inset>
        <CodeStep
          id="consent-code"
          ask={() => call(sendConsentCode, { params: { residentId } })}
          onCode={async (code) => {
            const { kind, version } = item;
            await call(sayConsent, { params: { residentId }, body: { kind, version, given: true, code } });
            onSaid();
          }}
          send={words.agreeByCode(label)}
          confirm={words.codeDone}
          phoneMissing={words.codePhoneMissing}
        />
        <Inset>
          <LinkButton text={words.later} onPress={onLater} />
        </Inset>
      </>
    );
  return (
    <Inset>
      {data.right === 'guardian' && (
        <Note icon="child">{data.age === 'child' ? words.guardianNote : words.teenNote}</Note>
      )}
      {saying.problem && (
        <Note tone="attention" live>
          {saying.problem}
        </Note>
      )}
      <Button text={words.agree} busy={saying.busy} onPress={() => void saying.say(item, true)} />
      <LinkButton text={words.later} onPress={onLater} />
    </Inset>
  );
}

/** The first opening of a record: what it means, said before anything is agreed to; afterwards, how to close it. */
export function Opening(props: OpeningProps) {
  const { data, onLook } = props;
  const item = itemOf(data, 'open-record');
  if (!item) return null;
  const whose = words.whose(data.label);
  if (item.on)
    return (
      <>
        <Lead title={words.opened(whose)} mark="normal" text={words.openedText} />
        <Inset>
          <Button text={words.look} onPress={onLook} />
        </Inset>
      </>
    );
  return (
    <>
      <Lead title={words.heading(whose)} text={item.need} />
      <ReadAloud paragraphs={spokenOf(item)} start={states.readAloud} stop={states.stopReading} />
      <ConsentWords item={item} />
      <Decide {...props} item={item} />
    </>
  );
}

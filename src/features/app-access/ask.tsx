import { useState } from 'react';
import { decideAppRequest, type AppDuration, type AppRequest } from '@kangban/contract/app-access';
import { appAccess as words } from '@/copy/app-access';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { leaveTo } from '@/platform/leave';
import { openPage } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Switch } from '@/ui/switch/switch';

export interface AskProps {
  request: AppRequest;
  /** Another person of the family was chosen. */
  onWhose: (residentId: string) => void;
}

const isDuration = (key: string): key is AppDuration => key in words.durations;

interface SensitiveProps {
  choices: NonNullable<AppRequest['chosen']>['sensitive'];
  given: readonly string[];
  onGive: (category: string, on: boolean) => void;
}

/** What is sensitive is asked apart, each kind by itself, and off until the person says otherwise. */
function Sensitive({ choices, given, onGive }: SensitiveProps) {
  return (
    <>
      <SectionTitle text={words.sensitive} />
      <Inset>
        <Note>{choices.length === 0 ? words.sensitiveNone : words.sensitiveNote}</Note>
      </Inset>
      {choices.map(({ category, name }) => (
        <Row
          key={category}
          title={name}
          right={
            <Switch
              on={given.includes(category)}
              onChange={(on) => onGive(category, on)}
              label={name}
              words={words.switchWords}
            />
          }
        />
      ))}
    </>
  );
}

interface Deciding {
  busy: boolean;
  problem: string | undefined;
  decide: (told: { allow: boolean; duration: AppDuration; sensitive: readonly string[] }) => Promise<void>;
}

/** Yes and no both lead back to the app. */
function useDecision({ requestId, chosen, people, consentVersion }: AppRequest): Deciding {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const decide: Deciding['decide'] = async ({ allow, duration, sensitive }) => {
    const residentId = chosen?.residentId ?? people[0]?.residentId ?? '';
    setBusy(true);
    setProblem(undefined);
    const body = { allow, residentId, duration, sensitive: [...sensitive], consentVersion };
    await call(decideAppRequest, { params: { requestId }, body }).then(
      ({ redirectTo }) => leaveTo(redirectTo),
      (reason: unknown) => {
        const { say, next } = errorSentences[asProblem(reason).code];
        setProblem(`${say}，${next}`);
        setBusy(false);
      },
    );
  };
  return { busy, problem, decide };
}

/** An app asks: what it may read, for how long, what is sensitive apart; yes or no. */
export function Ask({ request, onWhose }: AskProps) {
  const { appName, returnsTo, types, durations, people, chosen } = request;
  const [duration, setDuration] = useState<AppDuration>('hour');
  const [given, setGiven] = useState<readonly string[]>([]);
  const { busy, problem, decide } = useDecision(request);
  const holds = words.holds(types);
  const whose = chosen?.residentId ?? people[0]?.residentId ?? '';
  const choose = (residentId: string): void => {
    setGiven([]);
    onWhose(residentId);
  };
  return (
    <>
      <Lead title={words.lead(appName)} text={words.leadText} />
      {people.length > 1 && (
        <>
          <SectionTitle text={words.whose} />
          <SegmentedControl
            segments={people.map(({ residentId, label }) => ({ key: residentId, text: label }))}
            current={whose}
            label={words.whose}
            onChange={choose}
          />
        </>
      )}
      <SectionTitle text={words.reads} />
      {holds.map((text) => (
        <Row key={text} title={text} />
      ))}
      <Row title={words.onlyReads} note={`${words.returnsTo} ${returnsTo}`} />
      <SectionTitle text={words.duration} />
      <SegmentedControl
        segments={durations.map((key) => ({ key, text: words.durations[key] }))}
        current={duration}
        label={words.duration}
        onChange={(key) => isDuration(key) && setDuration(key)}
      />
      <Inset>
        <Note>{words.durationNote[duration]}</Note>
      </Inset>
      {chosen && (
        <Sensitive
          choices={chosen.sensitive}
          given={given}
          onGive={(category, on) => setGiven(on ? [...given, category] : given.filter((one) => one !== category))}
        />
      )}
      <Inset>
        {problem && (
          <Note tone="attention" live>
            {problem}
          </Note>
        )}
        <Note tone="attention">{chosen ? words.warning : words.notOpened}</Note>
        <ReadAloud paragraphs={words.spoken(appName, holds)} start={states.readAloud} stop={states.stopReading} />
        {chosen ? (
          <Button
            text={words.allow}
            busy={busy}
            onPress={() => void decide({ allow: true, duration, sensitive: given })}
          />
        ) : (
          <Button text={words.openFirst} onPress={() => void openPage('recordConsent', { residentId: whose })} />
        )}
        <Button
          kind="second"
          text={words.refuse}
          busy={busy}
          onPress={() => void decide({ allow: false, duration, sensitive: [] })}
        />
      </Inset>
    </>
  );
}

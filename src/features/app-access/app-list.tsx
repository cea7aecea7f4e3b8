import { useState } from 'react';
import { endAppGrant, type AppGrant } from '@kangban/contract/app-access';
import { apps as words } from '@/copy/app-access';
import { errorSentences } from '@/copy/errors';
import { fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { Confirm } from '@/ui/confirm/confirm';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';

export interface AppListProps {
  residentId: string;
  grants: readonly AppGrant[];
  /** False for who may look and not decide. */
  mayEnd: boolean;
  /** One was stopped, in a sentence. */
  onStopped: (said: string) => void;
}

const dayOf = (instant: string): string => fullDay(dayInChina(Date.parse(instant)));

function noteOf({ grantedAt, endsAt, endedAt, live, sensitive }: AppGrant): string {
  const now = live ? words.until(dayOf(endsAt)) : endedAt === null ? words.over : words.ended(dayOf(endedAt));
  return [words.since(dayOf(grantedAt)), now, ...(sensitive.length > 0 ? [words.sensitive(sensitive)] : [])].join('，');
}

/** Apps that were let in, each with its end; one that still reads can be stopped. */
export function AppList({ residentId, grants, mayEnd, onStopped }: AppListProps) {
  const [asking, setAsking] = useState<AppGrant>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const stop = async ({ grantId, appName }: AppGrant): Promise<void> => {
    setBusy(true);
    await call(endAppGrant, { params: { residentId, grantId } }).then(
      () => onStopped(words.stopped(appName)),
      (reason: unknown) => setProblem(errorSentences[asProblem(reason).code].say),
    );
    setBusy(false);
    setAsking(undefined);
  };
  return (
    <>
      {problem && (
        <Inset>
          <Note tone="attention" live>
            {problem}
          </Note>
        </Inset>
      )}
      {grants.map((grant) => (
        <Row
          key={grant.grantId}
          title={grant.appName}
          note={noteOf(grant)}
          right={
            grant.live && mayEnd ? (
              <LinkButton text={words.stop} label={words.stopLabel(grant.appName)} onPress={() => setAsking(grant)} />
            ) : undefined
          }
        />
      ))}
      <Confirm
        id="stop-app"
        open={asking !== undefined}
        title={words.stopTitle(asking?.appName ?? '')}
        text={words.stopText}
        yes={words.stopYes}
        no={words.stopNo}
        busy={busy}
        onYes={() => asking && void stop(asking)}
        onNo={() => setAsking(undefined)}
      />
    </>
  );
}

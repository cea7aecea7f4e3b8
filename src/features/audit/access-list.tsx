import { useState } from 'react';
import { View } from '@tarojs/components';
import { listAccesses, type Access } from '@kangban/contract/audit';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { audit as words, complaint } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import type { IconName } from '@/ui/icon/icon';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

export type Accesses = AnswerOf<typeof listAccesses>;
export type Span = 'month' | 'half-year';

const ICONS = {
  staff: 'doctor',
  family: 'people',
  app: 'qr',
  'clinic-system': 'hospital',
  share: 'share',
  system: 'info',
} as const satisfies Record<Access['kind'], IconName>;

/** 今天 8:10, else the day. */
export function whenWords(at: string, today: PlainDate): string {
  const ms = Date.parse(at);
  const day = dayInChina(ms);
  return day === today ? words.today(timeInChina(ms)) : dayWords(day, today);
}

/** 看了预约，为了接待。 */
const didWords = ({ did, purpose }: Pick<Access, 'did' | 'purpose'>): string =>
  [did, purpose ?? ''].filter(Boolean).join('，');

interface LineProps {
  access: Access;
  today: PlainDate;
  onOpen: () => void;
}

function Line({ access, today, onOpen }: LineProps) {
  const { who, where, right, complaint: said } = access;
  const state = said ? complaint.states[said.state] : '';
  return (
    <Row
      icon={ICONS[access.kind]}
      title={who}
      note={states.dotted([where ?? right, didWords(access), state])}
      right={<View>{whenWords(access.at, today)}</View>}
      label={words.openRow(states.dotted([who, where ?? right, didWords(access), whenWords(access.at, today), state]))}
      onPress={onOpen}
    />
  );
}

interface MoreRows {
  items: readonly Access[];
  cursor: string | null;
  busy: boolean;
  problem: ProblemError | undefined;
  more: () => Promise<void>;
}

/** The first page and those asked for since. */
function useMore(first: Accesses, told: { residentId: string; span: Span }): MoreRows {
  const [added, setAdded] = useState<{ of: Accesses; items: readonly Access[]; cursor: string | null }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  // A page that was read anew begins again.
  const mine = added?.of === first ? added : { of: first, items: [], cursor: first.nextCursor };
  const more = async (): Promise<void> => {
    if (mine.cursor === null) return;
    setBusy(true);
    setProblem(undefined);
    const { residentId, span } = told;
    const page = await call(listAccesses, { params: { residentId }, query: { span, cursor: mine.cursor } }).catch(
      (reason: unknown) => {
        setProblem(asProblem(reason));
        return undefined;
      },
    );
    setBusy(false);
    if (page) setAdded({ of: first, items: [...mine.items, ...page.items], cursor: page.nextCursor });
  };
  return { items: [...first.items, ...mine.items], cursor: mine.cursor, busy, problem, more };
}

export interface AccessListProps {
  data: Accesses;
  residentId: string;
  span: Span;
  onSpan: (span: Span) => void;
}

/** Who looked, newest first, and the way to say that one of them was not agreed to. */
export function AccessList({ data, residentId, span, onSpan }: AccessListProps) {
  const { items, cursor, busy, problem, more } = useMore(data, { residentId, span });
  const [asking, setAsking] = useState(false);
  const open = (accessId: string): void => void openPage('recordComplaint', { residentId, accessId });
  return (
    <>
      <Lead title={words.count(span, data.count)} text={words.lead(data.nameMasked)} />
      {items.length === 0 && <StatePanel kind="empty" title={words.empty} text={words.emptyText} />}
      {items.length > 0 && (
        <Card flush label={words.navTitle}>
          {items.map((access) => (
            <Line key={access.accessId} access={access} today={data.today} onOpen={() => open(access.accessId)} />
          ))}
        </Card>
      )}
      <Inset>
        {problem && (
          <Note tone="attention" live>
            {errorSentences[problem.code].say}
          </Note>
        )}
        {cursor !== null && <Button kind="second" text={words.more} busy={busy} onPress={() => void more()} />}
        <Button
          kind="second"
          text={span === 'month' ? words.halfYear : words.month}
          onPress={() => onSpan(span === 'month' ? 'half-year' : 'month')}
        />
        {items.length > 0 && <Button kind="second" text={words.tellUs} onPress={() => setAsking(true)} />}
        {asking && <Note live>{words.tellUsHow}</Note>}
        <Button
          kind="second"
          icon="pen"
          text={words.wrong}
          onPress={() => void openPage('recordCorrection', { residentId })}
        />
      </Inset>
    </>
  );
}

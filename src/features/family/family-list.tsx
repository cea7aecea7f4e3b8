import { useState } from 'react';
import { endFamilyLink, type ActingForMe } from '@kangban/contract/family';
import { getMe, type FamilyMember } from '@kangban/contract/identity';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { errorSentences } from '@/copy/errors';
import { family as words } from '@/copy/family';
import { letterOf, personNote } from '@/copy/people';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { asProblem } from '@/platform/problem';
import { putAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { Avatar } from '@/ui/avatar/avatar';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

interface Ending {
  linkId: string;
  title: string;
  text: string;
  yes: string;
}

const memberNote = (member: FamilyMember, today: PlainDate): string =>
  states.dotted([
    personNote(member, today),
    words.rights[member.right],
    member.right === 'proxy' && member.endsOn ? words.ends(fullDay(member.endsOn)) : '',
  ]);

const endingOf = ({ linkId, label }: FamilyMember): Ending => ({
  linkId,
  title: words.endMine(label),
  text: words.endMineText,
  yes: words.endYes,
});

const endingTheirs = ({ linkId, nameMasked }: ActingForMe): Ending => ({
  linkId,
  title: words.endTheirs(nameMasked),
  text: words.endTheirsText,
  yes: words.endTheirsYes,
});

interface EndConfirmProps {
  ending: Ending | undefined;
  onEnded: () => void;
  onClose: () => void;
}

function EndConfirm({ ending, onEnded, onClose }: EndConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const end = async (): Promise<void> => {
    if (!ending) return;
    setBusy(true);
    setWrong(undefined);
    try {
      putAnswer(getMe, {}, await call(endFamilyLink, { params: { linkId: ending.linkId } }));
      onEnded();
    } catch (reason) {
      setWrong(errorSentences[asProblem(reason).code].say);
    }
    setBusy(false);
  };
  return (
    <Confirm
      id="end-link"
      open={ending !== undefined}
      title={ending?.title ?? ''}
      text={wrong ?? ending?.text}
      yes={ending?.yes ?? ''}
      no={words.endNo}
      busy={busy}
      onYes={() => void end()}
      onNo={onClose}
    />
  );
}

export interface FamilyListProps {
  members: readonly FamilyMember[];
  actingForMe: readonly ActingForMe[];
  today: PlainDate;
  onEnded: () => void;
}

/** Whom I may act for and who may act for me; each right can be ended. */
export function FamilyList({ members, actingForMe, today, onEnded }: FamilyListProps) {
  const [ending, setEnding] = useState<Ending>();
  return (
    <>
      <SectionTitle text={words.mine} />
      <Card flush>
        {members.map((member) => (
          <Row
            key={member.linkId}
            lead={<Avatar letter={letterOf(member.name)} plain />}
            title={member.label}
            note={memberNote(member, today)}
            right={
              member.right !== 'self' ? (
                <LinkButton text={words.end} onPress={() => setEnding(endingOf(member))} />
              ) : undefined
            }
          />
        ))}
      </Card>
      <SectionTitle text={words.actingForMe} />
      {actingForMe.length === 0 ? (
        <Inset>
          <Note tone="sunk" icon="shield">
            {words.actingNone}
          </Note>
        </Inset>
      ) : (
        <Card flush>
          {actingForMe.map((person) => (
            <Row
              key={person.linkId}
              icon="user"
              title={person.nameMasked}
              note={states.dotted([
                words.since(fullDay(person.startsOn)),
                person.endsOn ? words.until(fullDay(person.endsOn)) : '',
              ])}
              right={
                person.right === 'proxy' ? (
                  <LinkButton text={words.end} onPress={() => setEnding(endingTheirs(person))} />
                ) : undefined
              }
            />
          ))}
        </Card>
      )}
      <EndConfirm
        ending={ending}
        onEnded={() => {
          setEnding(undefined);
          onEnded();
        }}
        onClose={() => setEnding(undefined)}
      />
    </>
  );
}

import { useState } from 'react';
import { addChild } from '@kangban/contract/family';
import type { ChildToAdd } from '@kangban/contract/identity';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { errorSentences } from '@/copy/errors';
import { family as words } from '@/copy/family';
import { letterOf, personNote } from '@/copy/people';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { Avatar } from '@/ui/avatar/avatar';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

export interface ChildrenToAddProps {
  /** Children the registry names as mine and who are not in the family here yet. */
  items: readonly ChildToAdd[];
  today: PlainDate;
  onAdded: () => void;
}

/** My children, found in the record: one tap adds each, nothing is typed. */
export function ChildrenToAdd({ items, today, onAdded }: ChildrenToAddProps) {
  const [busy, setBusy] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  if (items.length === 0) return null;
  const add = async (residentId: string): Promise<void> => {
    setBusy(residentId);
    setWrong(undefined);
    await call(addChild, { body: { residentId } }).then(onAdded, (reason: unknown) => {
      const { say, next } = errorSentences[asProblem(reason).code];
      setWrong(`${say}。${next}`);
    });
    setBusy(undefined);
  };
  return (
    <>
      <SectionTitle text={words.found} />
      <Card flush>
        {items.map((child) => (
          <Row
            key={child.residentId}
            lead={<Avatar letter={letterOf(child.name)} plain />}
            title={child.label}
            note={personNote(child, today)}
            right={
              <Button
                text={words.addThis}
                label={words.addThisOne(child.label)}
                kind="tint"
                small
                busy={busy === child.residentId}
                onPress={() => void add(child.residentId)}
              />
            }
          />
        ))}
      </Card>
      {wrong && (
        <Inset>
          <Note tone="attention" live>
            {wrong}
          </Note>
        </Inset>
      )}
    </>
  );
}

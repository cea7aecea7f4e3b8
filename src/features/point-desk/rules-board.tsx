import { useState } from 'react';
import { View } from '@tarojs/components';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { DraftFormView } from './draft-form';
import { DryRunTable } from './dry-run-table';
import { PublishSheet } from './publish-sheet';
import { type Picked, pickable, SchemeList, versionKey } from './scheme-list';
import { SchemeWords } from './scheme-words';
import type { SchemeDocument, SchemeDraft, Schemes } from './types';
import type { SchemesDesk } from './use-schemes';
import './point-desk.scss';

/** `rules.2.caps` belongs to the third rule; anything else to the scheme as a whole. */
function faultWords({ document, faults }: SchemeDraft): string[] {
  return faults.map(({ path, text }) => {
    const rule = document.rules[Number(/^rules\.(\d+)/.exec(path)?.[1] ?? Number.NaN)];
    return words.faultIn(rule?.title ?? document.title, text);
  });
}

function Faults({ draft }: { draft: SchemeDraft }) {
  const said = faultWords(draft);
  if (said.length === 0) return <Note tone="brand">{words.noFaults}</Note>;
  return (
    <Note tone="attention">
      <View>{words.faults}</View>
      {said.map((text) => (
        <View key={text}>{text}</View>
      ))}
    </Note>
  );
}

interface DraftProps {
  draft: SchemeDraft;
  desk: SchemesDesk;
  current: SchemeDocument | undefined;
  today: PlainDate;
  onPublished: (version: number) => void;
}

/** A draft that is kept: what is wrong with it, what it would have paid, and publishing it. */
function Draft({ draft, desk, current, today, onPublished }: DraftProps) {
  const [asking, setAsking] = useState(false);
  const { busy, problem, dryRun } = desk;
  const isGood = draft.faults.length === 0;
  const publish = async (validFrom: PlainDate): Promise<void> => {
    const version = await desk.publish(draft, validFrom);
    if (version === undefined) return;
    setAsking(false);
    onPublished(version);
  };
  return (
    <>
      <Faults draft={draft} />
      {isGood && (
        <View className="point-desk__ways">
          <Button
            small
            kind="second"
            text={words.dryRun}
            busy={busy === 'dry-run'}
            onPress={() => void desk.tryOut(draft)}
          />
          <Button small text={words.publish} onPress={() => setAsking(true)} />
        </View>
      )}
      {problem !== undefined && !asking && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      {dryRun?.draftId === draft.draftId && <DryRunTable run={dryRun.run} />}
      <PublishSheet
        open={asking}
        document={draft.document}
        current={current}
        today={today}
        from={addDays(today, 1)}
        busy={busy === 'publish'}
        problem={problem}
        onPublish={(day) => void publish(day)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

const reachOf = ({ townships }: SchemeDocument): string => (townships ?? []).join(' ');

/** What is in force and would be no more: the same scheme, else the one for the same people. */
function replacedBy({ versions }: Schemes, document: SchemeDocument): SchemeDocument | undefined {
  const inForce = versions.filter((version) => version.inForce).map((version) => version.document);
  return (
    inForce.find(({ schemeId }) => schemeId === document.schemeId) ??
    inForce.find((one) => reachOf(one) === reachOf(document))
  );
}

interface Props {
  schemes: Schemes;
  desk: SchemesDesk;
  today: PlainDate;
  onSaid: (text: string) => void;
}

interface ShownProps extends Omit<Props, 'onSaid'> {
  picked: Picked;
  onEdit: () => void;
  onPublished: (version: number) => void;
}

function Shown({ schemes, desk, today, picked, onEdit, onPublished }: ShownProps) {
  const draft = schemes.drafts.find(({ draftId }) => draftId === picked.draftId);
  const current = replacedBy(schemes, picked.document);
  return (
    <>
      <View className="point-desk__head">
        <Heading text={picked.document.title} look="title" />
        {schemes.mayEdit && (
          <Button small kind="second" icon="pen" text={draft ? words.editAgain : words.edit} onPress={onEdit} />
        )}
      </View>
      {!schemes.mayEdit && <Note tone="sunk">{words.readOnly}</Note>}
      {draft && schemes.mayEdit && (
        <Draft draft={draft} desk={desk} current={current} today={today} onPublished={onPublished} />
      )}
      <SchemeWords document={picked.document} />
    </>
  );
}

/** The rules of points as an administrator sees them: what is in force at the side, one document at a time beside it. */
export function RulesBoard(props: Props) {
  const { schemes, desk, today, onSaid } = props;
  const items = pickable(schemes, today);
  const [key, setKey] = useState<string | undefined>((items.find(({ mark }) => mark === 'normal') ?? items[0])?.key);
  const [editing, setEditing] = useState(false);
  const picked = items.find((one) => one.key === key);
  const pick = (one: string): void => {
    setKey(one);
    setEditing(false);
    desk.say(undefined);
  };
  const save = async (document: SchemeDocument): Promise<void> => {
    const saved = await desk.save(document);
    if (!saved) return;
    pick(saved.draftId);
    onSaid(words.kept);
  };
  const others = items.filter((one) => one.document.schemeId === picked?.document.schemeId).map((one) => one.document);
  return (
    <View className="point-desk">
      <View className="point-desk__side">
        <SchemeList items={items} current={key} onPick={(one) => pick(one.key)} />
      </View>
      <View className="point-desk__main">
        {!picked && <StatePanel kind="empty" icon="points" title={words.pick} text={words.pickText} />}
        {picked && editing && (
          <DraftFormView
            key={picked.key}
            document={picked.document}
            others={others}
            ruleIds={items.flatMap(({ document }) => document.rules.map(({ id }) => id))}
            townships={schemes.townships}
            today={today}
            busy={desk.busy === 'save'}
            problem={desk.problem}
            onSave={(document) => void save(document)}
            onBack={() => setEditing(false)}
          />
        )}
        {picked && !editing && (
          <Shown
            {...props}
            picked={picked}
            onEdit={() => setEditing(true)}
            onPublished={(version) => {
              pick(versionKey(picked.document.schemeId, version));
              onSaid(words.published(version));
            }}
          />
        )}
      </View>
    </View>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  acceptCorrection,
  type CorrectableField,
  declineCorrection,
  type DeskCorrectionDetail,
  getDeskCorrection,
} from '@kangban/contract/correction';
import { correction as words, desk } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { shell } from '@/copy/shell';
import { fullDay } from '@/copy/when';
import { RemoteView } from '@/features/states/remote-view';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

type Typed = Readonly<Record<string, string>>;

/** 1 阴性 2 阳性 3 不详, as the form prints them. */
const hintOf = ({ options }: CorrectableField): string =>
  (options ?? []).map(({ code, label }) => desk.code(code, label)).join(' ');

interface PlacesProps {
  fields: readonly CorrectableField[];
  typed: Typed;
  onType: (path: string, value: string) => void;
}

/** The places that can be set right, each as it stands. */
function Places({ fields, typed, onType }: PlacesProps) {
  return (
    <Card>
      {fields.map((field) => (
        <Field
          key={field.path}
          id={`place-${field.path.replaceAll('.', '-')}`}
          label={field.label}
          value={typed[field.path] ?? field.value ?? ''}
          maxLength={500}
          {...(field.options && { hint: hintOf(field) })}
          onChange={(value) => onType(field.path, value)}
        />
      ))}
    </Card>
  );
}

function Said({ detail }: { detail: DeskCorrectionDetail }) {
  const { nameMasked, wrong, rightly, standing, on } = detail;
  return (
    <>
      <SectionTitle text={desk.said} />
      <Card flush>
        <Row title={nameMasked} note={[wrong, words.rightIs(rightly)].filter(Boolean).join('，')} />
      </Card>
      <SectionTitle text={desk.stands} />
      {standing ? (
        <Card flush>
          <Row title={standing.title} {...(on !== null && { note: fullDay(on) })} />
          {standing.lines.map((line) => (
            <Row key={line} title={line} />
          ))}
        </Card>
      ) : (
        <Note>{desk.gone}</Note>
      )}
    </>
  );
}

const changesOf = (fields: readonly CorrectableField[], typed: Typed) =>
  fields.flatMap(({ path, value }) => {
    const now = typed[path];
    return now === undefined || now === (value ?? '') ? [] : [{ path, value: now === '' ? null : now }];
  });

interface DeciderProps {
  detail: DeskCorrectionDetail;
  onDone: (text: string) => void;
}

function Decider({ detail, onDone }: DeciderProps) {
  const [typed, setTyped] = useState<Typed>({});
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { correctionId, fields, how } = detail;
  const changes = changesOf(fields, typed);
  const answer = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    await work().then(
      () => onDone(desk.sent),
      (thrown: unknown) => {
        const problem = asProblem(thrown);
        const faults = problem.details.fields?.map(({ message }) => message) ?? [];
        setFault([errorSentences[problem.code].say, ...faults].join('，'));
      },
    );
    setBusy(false);
  };
  const accept = (told: { changes: typeof changes; strikeOut: boolean }): void =>
    void answer(() => call(acceptCorrection, { params: { correctionId }, body: { ...told, words: text.trim() } }));
  const decline = (): void =>
    void answer(() => call(declineCorrection, { params: { correctionId }, body: { words: text.trim() } }));
  const isHere = how === 'here' && fields.length > 0;
  return (
    <>
      {isHere && (
        <Places fields={fields} typed={typed} onType={(path, value) => setTyped({ ...typed, [path]: value })} />
      )}
      {how === 'elsewhere' && <Note>{desk.elsewhere}</Note>}
      <Card>
        <Field id="correction-answer" label={desk.words} value={text} maxLength={300} onChange={setText} />
      </Card>
      {fault && (
        <Note tone="attention" live>
          {fault}
        </Note>
      )}
      {isHere && (
        <Button
          text={changes.length > 0 ? desk.accept : desk.changesNone}
          busy={busy}
          disabled={changes.length === 0}
          onPress={() => accept({ changes, strikeOut: false })}
        />
      )}
      {isHere && (
        <Button
          kind="second"
          text={desk.strikeOut}
          busy={busy}
          onPress={() => accept({ changes: [], strikeOut: true })}
        />
      )}
      {how !== 'here' && (
        <Button
          text={how === 'words' ? desk.byWords : desk.elsewhereDone}
          busy={busy}
          onPress={() => accept({ changes: [], strikeOut: false })}
        />
      )}
      <Button kind="second" text={desk.decline} busy={busy} onPress={decline} />
    </>
  );
}

export interface CorrectionDeskProps {
  correctionId: string;
  here: string;
  onLeave: () => void;
  onDone: (text: string) => void;
}

/** One request: what is said, what stands, and the two answers. */
export function CorrectionDesk({ correctionId, here, onLeave, onDone }: CorrectionDeskProps) {
  const remote = useRemote({ endpoint: getDeskCorrection, input: { params: { correctionId } } });
  return (
    <View className="desk-answers">
      <Button small kind="second" text={shell.back} onPress={onLeave} />
      <RemoteView remote={remote} here={here} shape="rows">
        {(detail) => (
          <>
            <Said detail={detail} />
            <Decider detail={detail} onDone={onDone} />
          </>
        )}
      </RemoteView>
    </View>
  );
}

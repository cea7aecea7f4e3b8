import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ReadTransfer } from '@kangban/contract/transfer';
import { states } from '@/copy/states';
import { receive as words } from '@/copy/transfer';
import { fullDay, sexWord } from '@/copy/when';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import type { Receiving } from './use-receive';
import './desk.scss';

type Eye = ReadTransfer['examinations'][number]['right'];

const eyeWords = ({ naked, corrected }: Eye): string =>
  [naked ?? words.notMeasured, ...(corrected === null ? [] : [words.withGlasses(corrected)])].join(' ');

/** Who signed, whose file it is, and every examination in it. */
export function ReceivedContents({ shown }: { shown: ReadTransfer }) {
  const { child, examinations } = shown;
  return (
    <>
      <Note icon="shield" live>
        {words.checked(shown.issuerName)}
      </Note>
      {shown.importedOn !== null && <Note tone="attention">{words.imported(shown.importedOn)}</Note>}
      <Card>
        <KeyValueList
          rows={[
            { key: words.child, values: [states.dotted([child.name, sexWord(child.sex), fullDay(child.birthDate)])] },
            { key: words.idNumber, values: [child.idMasked ?? words.noNumber] },
            { key: words.issued, values: [words.issuedText(shown.issuedOn, shown.receiver)] },
            { key: words.consent, values: [shown.consentBy] },
          ]}
        />
      </Card>
      <Heading text={words.examinations(examinations.length)} />
      <Card flush>
        {examinations.map((one) => (
          <Row
            key={`${one.examinedOn} ${one.institution}`}
            icon="eye"
            title={states.dotted([fullDay(one.examinedOn), one.institution])}
            note={states.dotted([words.right(eyeWords(one.right)), words.left(eyeWords(one.left))])}
          />
        ))}
      </Card>
    </>
  );
}

/** The child of the own clinic, or one whose number is typed from the card. */
export function ChooseChild({ flow, shown }: { flow: Receiving; shown: ReadTransfer }) {
  const [idNumber, setIdNumber] = useState('');
  const typed = idNumber.trim();
  const takeTyped = (): void => {
    if (typed) void flow.take({ idNumber: typed });
  };
  return (
    <View className="desk-find">
      <Heading text={words.whose} />
      <View>{shown.candidates.length > 0 ? words.candidatesText : words.noCandidates}</View>
      {shown.candidates.map((one) => (
        <Row
          key={one.residentId}
          icon="user"
          title={one.name}
          note={states.dotted([sexWord(one.sex), fullDay(one.birthDate), one.idMasked ?? words.noNumber])}
          right={
            <Button
              small
              text={words.take}
              busy={flow.busy}
              onPress={() => void flow.take({ residentId: one.residentId })}
            />
          }
        />
      ))}
      <Field
        id="receive-id"
        label={words.byNumber}
        type="idcard"
        maxLength={18}
        value={idNumber}
        onChange={setIdNumber}
        onDone={takeTyped}
      />
      <Button
        kind="second"
        text={typed ? words.takeNew : words.numberFirst}
        disabled={!typed}
        busy={flow.busy}
        onPress={takeTyped}
      />
    </View>
  );
}

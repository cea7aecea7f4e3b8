import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { readCounterInput } from '@kangban/domain/reward/code';
import { counter as words } from '@/copy/counter';
import { errorSentences } from '@/copy/errors';
import { type CameraScan, canScanByCamera, scanByCamera } from '@/platform/camera-scan';
import type { ProblemError } from '@/platform/problem';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import './counter.scss';

const CAMERA = 'counter-camera';

/** The camera's picture, while it looks for a code; nothing where the browser cannot. */
function Camera({ onCode }: { onCode: (text: string) => void }) {
  const [on, setOn] = useState(false);
  const [failed, setFailed] = useState(false);
  const scan = useRef<CameraScan>();
  const stop = (): void => {
    scan.current?.stop();
    scan.current = undefined;
    setOn(false);
  };
  useEffect(() => stop, []);
  if (!canScanByCamera()) return null;
  const start = async (): Promise<void> => {
    setFailed(false);
    setOn(true);
    const read = (text: string): void => {
      setOn(false);
      onCode(text);
    };
    try {
      scan.current = await scanByCamera(CAMERA, read);
    } catch {
      setOn(false);
      setFailed(true);
    }
  };
  return (
    <>
      {failed && (
        <Note tone="attention" live>
          {words.cameraFailed}
        </Note>
      )}
      <View
        id={CAMERA}
        className={on ? 'counter-camera' : 'counter-camera counter-camera--off'}
        {...a11y({ role: 'img', label: words.cameraLabel })}
      />
      <Button
        kind="second"
        icon={on ? 'close' : 'scan'}
        text={on ? words.cameraStop : words.camera}
        onPress={() => (on ? stop() : void start())}
      />
    </>
  );
}

export interface FindCodeProps {
  busy: boolean;
  problem: ProblemError | undefined;
  onFind: (typed: string, idNumber?: string) => Promise<boolean>;
}

const isNumber = (typed: string): boolean => readCounterInput(typed)?.way === 'id-card';

const buttonWords = (typed: string, idNumber: string): string => {
  if (typed.trim() === '') return words.findFirst;
  return isNumber(typed) && idNumber.trim() === '' ? words.idFirst : words.find;
};

/** One box for the scanner, which types the code and Enter, for six digits read aloud, and for the number of a flat phone. */
export function FindCode({ busy, problem, onFind }: FindCodeProps) {
  const [typed, setTyped] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [asked, setAsked] = useState('');
  const byCard = isNumber(typed);
  const ready = buttonWords(typed, idNumber) === words.find;
  const find = async (text: string): Promise<void> => {
    setAsked(text.trim());
    const found = await onFind(text.trim(), byCard ? idNumber.trim() : undefined);
    if (found) {
      setTyped('');
      setIdNumber('');
    }
  };
  // What was wrong with one code says nothing of the next.
  const error =
    problem && typed.trim() === asked && `${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`;
  return (
    <View className="counter-find">
      <Field
        id="counter-find"
        label={words.findLabel}
        hint={words.findHint}
        type="number"
        value={typed}
        onChange={setTyped}
        onDone={() => void (ready && find(typed))}
        {...(error && { error })}
      />
      {byCard && (
        <Field
          id="counter-id"
          label={words.idNumber}
          type="idcard"
          value={idNumber}
          onChange={setIdNumber}
          onDone={() => void (ready && find(typed))}
        />
      )}
      <Button
        icon="scan"
        text={buttonWords(typed, idNumber)}
        disabled={!ready}
        busy={busy}
        onPress={() => void find(typed)}
      />
      <Camera onCode={(text) => void onFind(text)} />
    </View>
  );
}

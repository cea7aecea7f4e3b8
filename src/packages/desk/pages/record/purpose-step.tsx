import { STAFF_PURPOSES } from '@kangban/domain/access/areas';
import { deskRecord as words } from '@/copy/desk-record';
import { errorSentences } from '@/copy/errors';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import type { IconName } from '@/ui/icon/icon';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import type { DeskProblem, DeskReading } from './use-desk-record';

const ICONS: Readonly<Record<keyof typeof words.purposes, IconName>> = {
  'follow-up': 'doctor',
  vaccination: 'syringe',
  referral: 'hospital',
  correction: 'pen',
};

const isRefusal = (code: string): code is keyof typeof words.refusals => Object.keys(words.refusals).includes(code);

/** A refusal in the words of this page; everything else as everywhere. */
function sentenceOf({ problem: { code }, purpose }: DeskProblem): { say: string; next: string } {
  if (code === 'other-site' && purpose === 'referral') return words.refusals['not-referred'];
  return isRefusal(code) ? words.refusals[code] : errorSentences[code];
}

/** What went wrong with the last question. */
export function DeskProblemNote({ problem }: { problem: DeskProblem | undefined }) {
  if (!problem) return null;
  const { say, next } = sentenceOf(problem);
  return (
    <Inset>
      <Note tone="attention" live>{`${say}。${next}`}</Note>
    </Inset>
  );
}

/** What for: asked before anything is opened, because the person reads the answer. */
export function PurposeStep({ reading }: { reading: DeskReading }) {
  return (
    <>
      <Lead title={words.ask} text={words.askText} />
      <Card flush>
        {STAFF_PURPOSES.map((purpose) => (
          <Row
            key={purpose}
            icon={ICONS[purpose]}
            {...words.purposes[purpose]}
            onPress={() => void reading.open(purpose)}
          />
        ))}
      </Card>
      <DeskProblemNote problem={reading.problem} />
    </>
  );
}

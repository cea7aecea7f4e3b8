import { useState } from 'react';
import { getGrowth, type GrowthMeasurement, type GrowthOfResident } from '@kangban/contract/growth';
import { errorSentences } from '@/copy/errors';
import { growth as words } from '@/copy/growth';
import { ageWords, fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Icon } from '@/ui/icon/icon';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { amountWords } from './growth-chart';

/** Rows drawn before one asks for more. */
const SHOWN = 6;

const valuesOf = ({ lengthCm, weightKg, headCm }: GrowthMeasurement): string[] => [
  ...(lengthCm === null ? [] : [amountWords('length-for-age', lengthCm)]),
  ...(weightKg === null ? [] : [amountWords('weight-for-age', weightKg)]),
  ...(headCm === null ? [] : [words.headOf(amountWords('head-for-age', headCm))]),
];

interface Older {
  items: readonly GrowthMeasurement[];
  nextCursor: string | null;
}

/** The measurings beyond the first page, fetched when asked for. */
function useOlder(data: GrowthOfResident) {
  const [older, setOlder] = useState<Older>({ items: [], nextCursor: data.nextCursor });
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const more = async (): Promise<void> => {
    const { nextCursor: cursor } = older;
    if (cursor === null || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const page = await call(getGrowth, { params: { residentId: data.residentId }, query: { cursor } });
      setOlder({ items: [...older.items, ...page.items], nextCursor: page.nextCursor });
    } catch (reason) {
      setProblem(asProblem(reason));
    }
    setBusy(false);
  };
  return { older, problem, busy, more };
}

const MeasurementRow = ({ data, one }: { data: GrowthOfResident; one: GrowthMeasurement }) => {
  const { residentId, birthDate } = data;
  const { measurementId, measuredOn } = one;
  // The page that corrects a measuring knows those of the first page.
  const mine = one.mine && data.items.includes(one);
  return (
    <Row
      title={valuesOf(one).join(' · ')}
      note={[fullDay(measuredOn), ageWords(birthDate, measuredOn), words.sourceOf(one)].join(' · ')}
      right={mine ? <Icon name="pen" size={20} /> : undefined}
      label={mine ? `${words.fix}：${valuesOf(one).join('，')}，${fullDay(measuredOn)}` : undefined}
      onPress={mine ? () => void openPage('measure', { residentId, measurementId }) : undefined}
    />
  );
};

/** Every measuring, newest first; an own one opens to be corrected. */
export function MeasurementList({ data }: { data: GrowthOfResident }) {
  const { older, problem, busy, more } = useOlder(data);
  const [shown, setShown] = useState(SHOWN);
  const all = [...data.items, ...older.items];
  const hasMore = shown < all.length || older.nextCursor !== null;
  const showMore = async (): Promise<void> => {
    if (shown >= all.length) await more();
    setShown(shown + 2 * SHOWN);
  };
  return (
    <>
      <SectionTitle text={words.history} />
      <Card flush>
        {all.slice(0, shown).map((one) => (
          <MeasurementRow key={one.measurementId} data={data} one={one} />
        ))}
      </Card>
      {problem && <Note tone="attention">{errorSentences[problem.code].say}</Note>}
      {hasMore && (
        <Inset>
          <Button kind="second" text={words.earlier} busy={busy} onPress={() => void showMore()} />
        </Inset>
      )}
    </>
  );
}

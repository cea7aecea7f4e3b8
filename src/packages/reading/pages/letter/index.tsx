import { useState } from 'react';
import { View } from '@tarojs/components';
import { getReadingHome } from '@kangban/contract/reading/board';
import { getReadingLetter, listReadingLetters, setReadingLetters } from '@kangban/contract/reading/letter';
import { addDays, addMonths, parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { letter as words, readings } from '@/copy/reading';
import { LetterView } from '@/features/reading/letter-view';
import { InnerPage } from '@/features/shell/page';
import { MoreButton } from '@/features/states/more-button';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { usePaged } from '@/platform/use-paged';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Switch } from '@/ui/switch/switch';
import '@/features/reading/reading.scss';

type Period = 'week' | 'month';
interface Shown {
  period: Period;
  day: PlainDate;
}
const WEEK = 7;
const PERIODS = (['week', 'month'] as const).map((key) => ({ key, text: words.period[key] }));

/** The last week or month that is over: a letter tells of that. */
const lastOver = (period: Period, today: PlainDate): PlainDate =>
  period === 'week' ? addDays(today, -WEEK) : addMonths(today, -1);

const turned = ({ period, day }: Shown, by: 1 | -1): PlainDate =>
  period === 'week' ? addDays(day, by * WEEK) : addMonths(day, by);

/** Letters written before, one tap each. */
function Past({ residentId, onPick }: { residentId: string; onPick: (shown: Shown) => void }) {
  const first = knownOf(useRemote({ endpoint: listReadingLetters, input: { params: { residentId } } }));
  const paged = usePaged(first, (cursor) => call(listReadingLetters, { params: { residentId }, query: { cursor } }));
  const { items } = paged;
  if (items.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.past} />
      <Card flush>
        {items.map(({ period, from, title }) => (
          <Row key={period + from} title={title} onPress={() => onPick({ period, day: from })} />
        ))}
      </Card>
      <MoreButton paged={paged} text={words.more} failed={readings.moreFailed} />
    </>
  );
}

/** Whether one is told when a letter is there. */
function Telling({ residentId }: { residentId: string }) {
  const remote = useRemote({ endpoint: getReadingHome, input: { params: { residentId } }, keep: true });
  const { problem, run } = useAct();
  const home = knownOf(remote);
  if (!home?.mayWrite) return null;
  const choose = (change: Partial<typeof home.letters>): void => {
    const body = { ...home.letters, ...change };
    void run('letters', () => call(setReadingLetters, { params: { residentId }, body }).then(() => remote.reload()));
  };
  return (
    <>
      <SectionTitle text={words.tell} />
      <Card flush>
        {(['weekly', 'monthly'] as const).map((which) => (
          <Row
            key={which}
            title={words[which]}
            right={
              <Switch
                on={home.letters[which]}
                label={words[which]}
                words={words.switchWords}
                onChange={(on) => choose({ [which]: on })}
              />
            }
          />
        ))}
      </Card>
      {problem !== undefined && (
        <View className="reading-edge">
          <Note tone="urgent" live>
            {problem}
          </Note>
        </View>
      )}
    </>
  );
}

export default function ReadingLetterPage() {
  const { residentId = '', period, day } = usePageParams('readingLetter');
  const today = dayInChina(nowMs());
  const [shown, setShown] = useState<Shown>(() => {
    const first = period === 'month' ? 'month' : 'week';
    return { period: first, day: parsePlainDate(day ?? '') ?? lastOver(first, today) };
  });
  const params = { residentId, ...shown };
  const remote = useRemote({ endpoint: getReadingLetter, input: { params }, keep: true });
  const later = turned(shown, 1);
  return (
    <InnerPage title={words.title}>
      <View className="reading-tabs">
        <SegmentedControl
          segments={PERIODS}
          current={shown.period}
          label={words.which}
          onChange={(key) => {
            const chosen = key === 'month' ? 'month' : 'week';
            setShown({ period: chosen, day: lastOver(chosen, today) });
          }}
        />
      </View>
      <RemoteView remote={remote} here={pathTo('readingLetter', params)} shape="rows">
        {(letter) => <LetterView letter={letter} />}
      </RemoteView>
      <View className="reading-ways reading-ways--beside">
        <Button
          kind="second"
          icon="chevron-left"
          text={words.earlier}
          onPress={() => setShown({ ...shown, day: turned(shown, -1) })}
        />
        {later <= lastOver(shown.period, today) && (
          <Button kind="second" text={words.later} onPress={() => setShown({ ...shown, day: later })} />
        )}
      </View>
      <Past residentId={residentId} onPick={setShown} />
      <Telling residentId={residentId} />
    </InnerPage>
  );
}

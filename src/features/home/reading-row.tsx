import { View } from '@tarojs/components';
import type { FamilyMember } from '@kangban/contract/identity';
import { getFamilyReadings } from '@kangban/contract/reading/family';
import { home as words } from '@/copy/home';
import { dayWords } from '@/copy/when';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { UNFINISHED } from '@/platform/send-once';
import { storedNames } from '@/platform/storage';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';

function loggedWords(at: string, text: string): string {
  const [day, today] = [dayInChina(Date.parse(at)), dayInChina(nowMs())];
  return words.loggedAt(day === today ? words.today : dayWords(day, today), text);
}

/** In large type one tap opens the keypad; somebody who may only look sees what was measured. */
export function ReadingRow({ reader: { residentId, right } }: { reader: FamilyMember }) {
  const known = knownOf(useRemote({ endpoint: getFamilyReadings, input: {}, keep: true }));
  const boards = known?.items.find((one) => one.residentId === residentId)?.boards;
  const last = boards?.find(({ item }) => item === 'blood-pressure');
  const waiting = storedNames(`${UNFINISHED}readings.`).length;
  const note = last ? loggedWords(last.at, last.text) : words.neverLogged;
  const item = 'blood-pressure';
  return (
    <View className="home-reading">
      <Card flush>
        <Row
          icon="heart"
          title={words.logPressure}
          note={waiting > 0 ? words.waitingReadings(waiting) : note}
          onPress={() => void openPage(right === 'proxy' ? 'readings' : 'readingLog', { residentId, item })}
        />
      </Card>
    </View>
  );
}

import { View } from '@tarojs/components';
import { log as words } from '@/copy/reading-log';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { shownValue } from './entry';
import type { Log } from './use-log';

/** Readings of this sitting so far, each to be left out again. */
function Measured({ log: { typed, dropMeasured } }: { log: Log }) {
  return (
    <>
      {typed.values.map((value, index) => (
        <View key={words.measured(index + 1, shownValue(value))} className="reading-measured">
          <View className="reading-measured__text">{words.measured(index + 1, shownValue(value))}</View>
          <LinkButton
            text={words.dropMeasured}
            label={`${words.dropMeasured}：${words.measured(index + 1, shownValue(value))}`}
            onPress={() => dropMeasured(index)}
          />
        </View>
      ))}
    </>
  );
}

const asksThird = ({ values, sitting }: Log): boolean =>
  values.length === 2 && sitting.state === 'one-more' && sitting.why === 'differs';

/** A second one always, a third where the first two differ much. */
const mayAdd = (log: Log): boolean => log.isReady && (log.values.length === 1 || asksThird(log));

/** Two readings a minute apart, a third where they differ much: offered, never forced. */
export function Sitting({ log }: { log: Log }) {
  if (log.item !== 'blood-pressure' || log.old) return null;
  const [text, why] = asksThird(log) ? [words.third, words.thirdWhy] : [words.another, words.anotherWhy];
  return (
    <>
      <Measured log={log} />
      {mayAdd(log) && (
        <>
          <Button kind="tint" icon="clock" text={text} label={`${text}，${why}`} onPress={log.another} />
          <View className="reading-quiet">{why}</View>
        </>
      )}
    </>
  );
}

/** The minute between two readings. It may be skipped; nothing is lost by waiting longer. */
export function Pause({ log: { typed, pauseSeconds, endPause } }: { log: Log }) {
  return (
    <View className="reading-pause">
      <View className="reading-pause__title">{words.pauseTitle(typed.values.length + 1)}</View>
      <View className="reading-pause__clock" {...a11y({ role: 'timer', label: words.pauseLeft(pauseSeconds) })}>
        {pauseSeconds}
      </View>
      <View className="reading-quiet">{words.pauseRest}</View>
      {typed.values.map((value, index) => (
        <View key={words.measured(index + 1, shownValue(value))} className="reading-quiet">
          {words.measured(index + 1, shownValue(value))}
        </View>
      ))}
      <Button kind="second" text={words.skip} onPress={endPause} />
    </View>
  );
}

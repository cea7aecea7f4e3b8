import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { report as words } from '@/copy/report';
import { states } from '@/copy/states';
import { useDidHide } from '@/platform/hooks';
import { setReadingMode, useReading } from '@/platform/reader-mode';
import { canSpeak, speak, watchVoices, type Reading } from '@/platform/speech';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { minutesOf } from './item-words';

/** The paragraph that is being read; undefined in silence. */
function useVoice(paragraphs: readonly string[]) {
  const [able, setAble] = useState(canSpeak);
  const [at, setAt] = useState<number>();
  const voice = useRef<Reading>();
  useEffect(() => watchVoices(() => setAble(canSpeak())), []);
  useEffect(() => () => voice.current?.stop(), []);
  const stop = (): void => {
    voice.current?.stop();
    setAt(undefined);
  };
  useDidHide(stop);
  const start = (): void => {
    voice.current = speak(paragraphs, { onParagraph: setAt });
  };
  return { able, at, start, stop };
}

/** Where no voice is, the page says so, and what helps instead. */
function NoVoice({ elder }: { elder: boolean }) {
  return (
    <View className="checkup-voice">
      <View className="checkup-quiet">{elder ? words.noVoiceElder : words.noVoice}</View>
      {!elder && <LinkButton text={words.toElder} onPress={() => setReadingMode('elder')} />}
    </View>
  );
}

/** Reads the report aloud: conclusion, what to do, numbers. What is being said stands below in words, for whoever hears badly. */
export function ReadReport({ paragraphs }: { paragraphs: readonly string[] }) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const { able, at, start, stop } = useVoice(paragraphs);
  if (!able) return <NoVoice elder={elder} />;
  const reading = at !== undefined;
  return (
    <View className="checkup-voice">
      <View className="checkup-voice__line">
        <Button
          kind={elder ? 'second' : 'tint'}
          small={!elder}
          icon={reading ? 'close' : 'speaker'}
          text={reading ? states.stopReading : states.readAloud}
          onPress={reading ? stop : start}
        />
        {!elder && !reading && <View className="checkup-quiet">{words.minutes(minutesOf(paragraphs))}</View>}
      </View>
      {reading && (
        <View className="checkup-voice__now" {...a11y({ role: 'group', label: words.reading })}>
          {paragraphs.map((text, index) => (
            <View
              key={text}
              className={index === at ? 'checkup-voice__said checkup-voice__said--now' : 'checkup-voice__said'}
              {...(index === at ? a11y({ current: 'step' }) : {})}
            >
              {text}
            </View>
          ))}
        </View>
      )}
    </View>
  );
}

import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { canSpeak, speak, watchVoices, type Reading } from '../../platform/speech';
import { useDidHide } from '../../platform/hooks';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './read-aloud.scss';

export interface ReadAloudProps {
  /** Conclusion first, then what to do, then numbers with their units in words. */
  paragraphs: readonly string[];
  /** 读给我听, 停下 */
  start: string;
  stop: string;
  /** Told which paragraph is being read, so that the page can show it; undefined when it is over. */
  onParagraph?: (index: number | undefined) => void;
  /** On the dark block of home. */
  onHero?: boolean;
}

/** Reads the page aloud. It is not there at all where the phone has no Chinese voice. */
export function ReadAloud({ paragraphs, start, stop, onParagraph, onHero }: ReadAloudProps) {
  const [able, setAble] = useState(canSpeak);
  const [reading, setReading] = useState(false);
  const voice = useRef<Reading>();
  useEffect(() => watchVoices(() => setAble(canSpeak())), []);
  useEffect(() => () => voice.current?.stop(), []);
  const end = (): void => {
    voice.current?.stop();
    setReading(false);
    onParagraph?.(undefined);
  };
  useDidHide(end);
  const begin = (): void => {
    setReading(true);
    voice.current = speak(paragraphs, {
      onParagraph(index) {
        if (index === undefined) setReading(false);
        onParagraph?.(index);
      },
    });
  };
  if (!able) return null;
  return (
    <Pressable
      className={classNames('read-aloud', onHero && 'read-aloud--hero')}
      label={reading ? stop : start}
      onPress={reading ? end : begin}
    >
      <Icon name={reading ? 'close' : 'speaker'} size={22} />
      <View>{reading ? stop : start}</View>
    </Pressable>
  );
}

import { View } from '@tarojs/components';
import type { VisionOfResident } from '@kangban/contract/vision';
import { vision as words } from '@/copy/vision';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { Icon, type IconName } from '@/ui/icon/icon';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Strong } from '@/ui/strong/strong';
import './vision.scss';

const ICONS: Readonly<Record<string, IconName>> = {
  outdoors: 'sun',
  rest: 'clock',
  posture: 'pen',
  light: 'bulb',
  screen: 'eye-off',
  watch: 'eye',
};

/** Text with what counts between 【 and 】 set strong. */
const Marked = ({ text }: { text: string }) => (
  <>{text.split(/[【】]/).map((part, index) => (index % 2 === 1 ? <Strong key={part} text={part} /> : part))}</>
);

/** What a family does at home for the eyes, by age. */
export function TipsCard({ tips }: Pick<VisionOfResident, 'tips'>) {
  if (tips.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.tips} />
      <Card>
        <View className="vision-tips" {...a11y({ role: 'list' })}>
          {tips.map(({ topic, text }) => (
            <View key={text} className="vision-tips__tip" {...a11y({ role: 'listitem' })}>
              <View className="vision-tips__icon">
                <Icon name={ICONS[topic] ?? 'info'} size={24} />
              </View>
              <View className="vision-tips__text">
                <Marked text={text} />
              </View>
            </View>
          ))}
        </View>
      </Card>
    </>
  );
}

/** The same without the marks, to be read aloud. */
export const plainTip = (text: string): string => text.replace(/[【】]/g, '');

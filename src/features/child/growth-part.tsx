import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { ChildOverview } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { growth as growthWords } from '@/copy/growth';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SourceLink } from '@/ui/source-link/source-link';
import './child.scss';

export interface GrowthPartProps {
  child: ChildOverview;
  /** The curve, which the page draws with the tools of the growth feature. */
  picture: ReactNode;
}

type Growth = NonNullable<ChildOverview['growth']>;

interface NewestProps {
  growth: Growth;
  picture: ReactNode;
  onOpen: () => void;
}

function Newest({ growth, picture, onOpen }: NewestProps) {
  const { lengthCm, weightKg, measuredOn, values, flags, standard } = growth;
  const length = values.find(({ indicator }) => indicator === 'length-for-age');
  const [flag] = flags;
  const weight = weightKg === null ? '' : words.weight(String(weightKg));
  return (
    <Card>
      <View className="child-value">
        <View className="child-value__number">{(length?.value ?? lengthCm ?? 0).toFixed(1)}</View>
        <View className="child-value__unit">{states.dotted([words.cm, fullDay(measuredOn)])}</View>
      </View>
      {length && <View className="child-words">{length.text}</View>}
      {weight && <View className="child-quiet">{weight}</View>}
      {flag && <Note tone="attention">{flag.text}</Note>}
      {picture}
      <View className="child-quiet">{words.compared}</View>
      {standard !== null && (
        <SourceLink text={words.source(growthWords.sourceShort[standard] ?? standard)} onPress={onOpen} />
      )}
    </Card>
  );
}

/** How tall the child is among children of the age. Without a measuring: what will stand here. */
export function GrowthPart({ child, picture }: GrowthPartProps) {
  const { residentId, growth, visits } = child;
  if (!visits) return null;
  const open = (): void => void openPage('growth', { residentId });
  const measured = growth?.values.some(({ indicator }) => indicator === 'length-for-age');
  return (
    <>
      <SectionTitle text={words.height} right={<LinkButton text={words.heightMore} arrow onPress={open} />} />
      {growth && measured ? (
        <Newest growth={growth} picture={picture} onOpen={open} />
      ) : (
        <Card flush>
          <Row title={words.noGrowth} note={words.noGrowthText} onPress={open} />
        </Card>
      )}
    </>
  );
}

import { View } from '@tarojs/components';
import { home as words } from '@/copy/home';
import { states } from '@/copy/states';
import { callPhone } from '@/platform/device';
import { setReadingMode } from '@/platform/reader-mode';
import { Button } from '@/ui/button/button';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { childOf, elderOf, readerOf } from './children';
import { ComingRows } from './coming-rows';
import { FirstCard, firstCardContent, type FirstCardContent } from './first-card';
import { firstThing } from './first-thing';
import { HomeFoot } from './home-foot';
import { ReadingRow } from './reading-row';
import { Services } from './services';
import type { HomeViewProps } from './standard-home';
import './home.scss';

const spoken = ({ who, title, text = [], lines = [] }: FirstCardContent): string[] => [
  [who, title].filter(Boolean).join('，'),
  ...text,
  ...lines.map((line) => line.text),
];

export interface ElderHomeProps extends Omit<HomeViewProps, 'onScope'> {
  /** Opens the choice of persons. */
  onChangePerson: () => void;
}

/** Home in large type: one person, one thing after another, calls at hand. */
export function ElderHome({ home, scope, onChangePerson, points }: ElderHomeProps) {
  const first = firstThing(home, scope);
  const content = firstCardContent(home, first);
  const reader = readerOf(home, scope);
  const person = home.members.find(({ member }) => member.residentId === scope)?.member;
  return (
    <>
      <View className="home-who">
        <View>
          <View className="home-who__label">{words.now}</View>
          <View className="home-who__name">{person ? person.label : words.everyone}</View>
        </View>
        <Button text={words.changePerson} kind="second" icon="swap" small onPress={onChangePerson} />
      </View>
      <FirstCard
        content={content}
        aside={<ReadAloud paragraphs={spoken(content)} start={states.readAloud} stop={states.stopReading} onHero />}
      />
      {reader && <ReadingRow reader={reader} />}
      <ComingRows home={home} scope={scope} first={first} />
      <View className="home-space" />
      <Services
        residentId={person?.residentId ?? home.firstResidentId ?? undefined}
        childId={childOf(home, scope)}
        elderId={elderOf(home, scope)}
        readerId={reader?.residentId}
      />
      {points}
      <View className="home-calls">
        <Button
          text={words.callHotline(home.hotline)}
          kind="second"
          icon="phone"
          onPress={() => void callPhone(home.hotline)}
        />
        <Button text={words.standardMode} kind="plain" icon="swap" onPress={() => setReadingMode('standard')} />
      </View>
      <HomeFoot bureau={home.healthBureau} hotline={home.hotline} />
    </>
  );
}

import { Button } from '../button/button';
import { NextCard } from './next-card';

const ignore = (): undefined => undefined;

export const examples = {
  'due vaccines': (
    <NextCard
      eyebrow="先办这件"
      who="安安 · 1岁6个月"
      title="可以打 2 种疫苗了"
      text={['百白破第4剂、甲肝第1剂', '都免费，可以同一天打']}
      lines={[{ icon: 'calendar', text: '2岁前要打完（2027年5月19日前）' }]}
      why={{ text: '为什么现在打', onPress: ignore }}
    >
      <Button text="去预约" kind="hero" onPress={ignore} />
    </NextCard>
  ),
  'a visit with where and when': (
    <NextCard
      eyebrow="先办这件"
      title="周四早上去县医院查血糖"
      lines={[
        { icon: 'clock', text: '11月26日 8:30' },
        { icon: 'pin', text: '县医院门诊楼 2楼' },
      ]}
    >
      <Button text="看怎么去" kind="hero" icon="route" onPress={ignore} />
    </NextCard>
  ),
};

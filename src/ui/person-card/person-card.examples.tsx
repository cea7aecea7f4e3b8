import { LinkButton } from '../link-button/link-button';
import { PersonCard } from './person-card';

const ignore = (): undefined => undefined;

export const examples = {
  'a child': (
    <PersonCard letter="安" name="安安" note="女 · 1岁6个月" action={<LinkButton text="换人" onPress={ignore} />} />
  ),
  'a place': (
    <PersonCard
      icon="hospital"
      name="柳溪镇卫生院接种门诊"
      note="离您 1.2 公里 · 周四、周日休"
      action={<LinkButton text="换" label="换门诊" onPress={ignore} />}
    />
  ),
};

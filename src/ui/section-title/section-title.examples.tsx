import { LinkButton } from '../link-button/link-button';
import { SectionTitle } from './section-title';

const ignore = (): undefined => undefined;

export const examples = {
  'with a link': <SectionTitle text="接下来" right={<LinkButton text="全部" arrow onPress={ignore} />} />,
  'with a count': <SectionTitle text="现在可以打" right="2 种" />,
};

import { LinkButton } from './link-button';

const ignore = (): undefined => undefined;

export const examples = {
  'opens a page': <LinkButton text="看整月" arrow onPress={ignore} />,
  'says more than it shows': <LinkButton text="改" label="改时间" onPress={ignore} />,
  'with an icon': <LinkButton text="能一起打吗" icon="info" onPress={ignore} />,
};

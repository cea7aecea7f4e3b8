import { LinkButton } from '../link-button/link-button';
import { CheckRow } from './check-row';

const ignore = (): undefined => undefined;

export const examples = {
  'not agreed': (
    <CheckRow
      checked={false}
      onChange={ignore}
      text="我看过了《接种知情同意书》，同意接种"
      links={<LinkButton text="看同意书" onPress={ignore} />}
    />
  ),
  agreed: <CheckRow checked onChange={ignore} text="我看过了 隐私说明 和 用户协议" />,
};

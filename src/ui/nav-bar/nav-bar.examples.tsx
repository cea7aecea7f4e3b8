import { NavAction } from './nav-action';
import { NavBar } from './nav-bar';

const ignore = (): undefined => undefined;
const INSETS = { topPx: 0, capsuleWidthPx: 0 };

export const examples = {
  'a page with a way back': (
    <NavBar title="预约打疫苗" insets={INSETS} back={{ label: '返回上一页', onPress: ignore }} />
  ),
  home: (
    <NavBar
      title="康伴"
      insets={INSETS}
      home
      beside="青岚县"
      action={<NavAction text="大字版" label="换成大字版" onPress={ignore} />}
    />
  ),
};

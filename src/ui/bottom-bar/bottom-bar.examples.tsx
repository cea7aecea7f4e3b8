import { Button } from '../button/button';
import { Strong } from '../strong/strong';
import { BottomBar } from './bottom-bar';

const ignore = (): undefined => undefined;

export const examples = {
  'what was chosen': (
    <BottomBar left={<Strong text="11月25日 周三" />} right="打 2 针">
      <Button text="下一步：健康问询" onPress={ignore} />
    </BottomBar>
  ),
  'two ways': (
    <BottomBar>
      <Button text="改时间" kind="second" onPress={ignore} />
      <Button text="加到提醒" icon="bell" onPress={ignore} />
    </BottomBar>
  ),
};

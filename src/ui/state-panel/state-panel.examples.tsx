import { Button } from '../button/button';
import { StatePanel } from './state-panel';

const ignore = (): undefined => undefined;

export const examples = {
  empty: (
    <StatePanel kind="empty" title="还没有预约" text="孩子到了打疫苗的时候，这里会先提醒您。">
      <Button text="看现在能打什么" onPress={ignore} />
    </StatePanel>
  ),
  error: (
    <StatePanel
      kind="error"
      title="没打开，再试一次"
      text="不是您弄错了。您填的都还在。"
      code="编号 KB-2047，打电话时报给我们"
    >
      <Button text="再试一次" icon="refresh" onPress={ignore} />
      <Button text="打电话问" icon="phone" kind="plain" onPress={ignore} />
    </StatePanel>
  ),
  'no permission': (
    <StatePanel
      kind="no-permission"
      title="看爸爸的档案，要他同意"
      text="请他在自己手机上点“同意”，或者带身份证到卫生院办。"
    >
      <Button text="发给爸爸点同意" icon="share" onPress={ignore} />
    </StatePanel>
  ),
  'just taken': (
    <StatePanel kind="conflict" title="9:00 刚被约满了" text="9:30–10:00 网上还剩 2 个。">
      <Button text="改约 9:30" onPress={ignore} />
      <Button text="看别的时间" kind="second" onPress={ignore} />
    </StatePanel>
  ),
};

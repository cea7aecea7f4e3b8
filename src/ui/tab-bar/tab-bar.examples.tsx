import { TabBar } from './tab-bar';

const ignore = (): undefined => undefined;

export const examples = {
  home: (
    <TabBar
      items={[
        { key: 'home', text: '首页', icon: 'home' },
        { key: 'record', text: '健康档案', icon: 'record' },
        { key: 'points', text: '积分', icon: 'points' },
        { key: 'me', text: '我的', icon: 'user' },
      ]}
      current="home"
      label="主菜单"
      onChange={ignore}
    />
  ),
};

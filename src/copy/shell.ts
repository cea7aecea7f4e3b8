/** Words of the frame around every page. */
export const shell = {
  appName: '康伴',
  back: '返回上一页',
  close: '关上',
  tabs: { label: '主菜单', home: '首页', record: '健康档案', points: '积分', me: '我的' },
  login: '登录',
} as const;

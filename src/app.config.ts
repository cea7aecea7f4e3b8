import { pageList } from './app-pages';

export default defineAppConfig({
  ...pageList(process.env.TARO_ENV),
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  // Pages in a browser must not slide: a transformed page would carry its bars away (and nothing here needs motion).
  animation: false,
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '康伴',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#F2F5F4',
    backgroundTextStyle: 'light',
    backgroundColor: '#F2F5F4',
  },
});

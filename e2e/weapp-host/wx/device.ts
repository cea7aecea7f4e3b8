// The phone itself: sizes, identity, camera, place, brightness, clipboard.
import { config } from '../program';
import { agree, fail, type Options, succeed } from './answer';

const HEIGHT = { screen: 812, window: 724, statusBar: 20 };
const nothing = (): void => undefined;

const system = () => ({
  brand: 'devtools',
  model: 'iPhone 12/13',
  pixelRatio: 2,
  screenWidth: config.width,
  screenHeight: HEIGHT.screen,
  windowWidth: config.width,
  windowHeight: HEIGHT.window,
  statusBarHeight: HEIGHT.statusBar,
  language: config.language,
  version: '8.0.50',
  system: 'iOS 17.0',
  platform: 'devtools',
  fontSizeSetting: config.fontSizePx,
  fontSizeScaleFactor: config.fontSizePx / 16,
  SDKVersion: '3.8.12',
  theme: config.theme,
  host: { appId: 'wx', env: 'WeChat' },
  safeArea: { left: 0, right: config.width, top: 20, bottom: 778, width: config.width, height: 758 },
});
const capsule = () => ({
  width: 87,
  height: 32,
  left: config.width - 94,
  right: config.width - 7,
  top: 24,
  bottom: 56,
});
const launch = () => ({ path: '', query: {}, scene: 1001, referrerInfo: {} });

let clipboard = '';
let brightness = 0.5;

type RandomOptions = Options & { length: number };

export const device: Record<string, unknown> = {
  canIUse: () => true,
  nextTick: (run: () => void) => void Promise.resolve().then(run),
  getSystemInfoSync: system,
  getWindowInfo: system,
  getDeviceInfo: system,
  getAppBaseInfo: system,
  getSystemInfo: (options?: Options) => succeed('getSystemInfo', options, system()),
  getSystemSetting: () => ({ locationEnabled: true }),
  getAppAuthorizeSetting: () => ({}),
  getMenuButtonBoundingClientRect: capsule,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wx-test', envVersion: 'develop', version: '' } }),
  getLaunchOptionsSync: launch,
  getEnterOptionsSync: launch,
  getUpdateManager: () => ({
    onCheckForUpdate: nothing,
    onUpdateReady: nothing,
    onUpdateFailed: nothing,
    applyUpdate: nothing,
  }),
  getLogManager: () => ({ log: nothing, info: nothing, warn: nothing, debug: nothing }),
  getRealtimeLogManager: () => ({ info: nothing, warn: nothing, error: nothing }),
  reportEvent: nothing,
  login: (options?: Options) => succeed('login', options, { code: config.loginCode }),
  checkSession: agree('checkSession'),
  requestSubscribeMessage: (options: Options & { tmplIds?: string[] }) =>
    succeed(
      'requestSubscribeMessage',
      options,
      Object.fromEntries((options.tmplIds ?? []).map((id) => [id, 'accept'])),
    ),
  getLocation: (options?: Options) => {
    if (config.location) succeed('getLocation', options, { ...config.location, accuracy: 30 });
    else fail('getLocation', options, 'auth deny');
  },
  openLocation: agree('openLocation'),
  scanCode: (options?: Options) => {
    if (config.scanned === undefined) fail('scanCode', options, 'cancel');
    else succeed('scanCode', options, { result: config.scanned, scanType: 'QR_CODE', charSet: 'UTF-8' });
  },
  getRandomValues: (options: RandomOptions) =>
    succeed('getRandomValues', options, {
      randomValues: crypto.getRandomValues(new Uint8Array(options.length)).buffer,
    }),
  getScreenBrightness: (options?: Options) => succeed('getScreenBrightness', options, { value: brightness }),
  setScreenBrightness: (options: Options & { value: number }) => {
    brightness = options.value;
    succeed('setScreenBrightness', options);
  },
  setKeepScreenOn: agree('setKeepScreenOn'),
  setClipboardData: (options: Options & { data: string }) => {
    clipboard = options.data;
    succeed('setClipboardData', options);
  },
  getClipboardData: (options?: Options) => succeed('getClipboardData', options, { data: clipboard }),
  vibrateShort: agree('vibrateShort'),
  makePhoneCall: agree('makePhoneCall'),
  env: { USER_DATA_PATH: 'wxfile://usr' },
};

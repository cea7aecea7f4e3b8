// A blood-pressure meter over WeChat's Bluetooth: bound once, then read into the boxes with the bytes of the standard (0x2A35), and kept
// as measured by a device.
import { journey } from '../support/journey';
import { button, heading, signInByWeapp, words } from '../support/resident';

const NAME = 'BP-0812';
/** 134/84 mmHg, mean 100, 70 beats a minute, without a clock: flags 04. */
const INDICATION = '04 86 00 54 00 64 00 46 00';
const meter = { name: NAME, service: 0x1810, values: [{ characteristic: 0x2a35, hex: INDICATION }] };

journey(
  'in the mini-program a meter is bound and read over Bluetooth',
  async (stage) => {
    const { page, host } = stage;
    await signInByWeapp(stage, '爸爸');
    await button(page, /^血压血糖/).click();
    await host.at('packages/reading/pages/home/index');
    await button(page, /^血压计、血糖仪、秤/).click();
    await host.at('packages/reading/pages/devices/index');
    await button(page, '绑定一台').click();
    await button(page, '用蓝牙找一找').click();
    await page
      .locator('#device-serial input')
      .and(page.locator(`[value="${NAME}"]`))
      .or(words(page, NAME))
      .first()
      .waitFor();
    await button(page, '绑定').click();
    await words(page, /编号末尾 0812/).waitFor();
    await stage.picture('reading-device');

    await button(page, '读一次').click();
    await host.at('packages/reading/pages/log/index');
    await button(page, '用蓝牙血压计读').click();
    await words(page, '读到了 134/84，看看对不对').waitFor();
    await stage.picture('reading-meter');
    await button(page, '存下来').click();
    await heading(page, '存好了').waitFor();
    await words(page, '血压计，仪器传来的').waitFor();
    await stage.picture('reading-kept');
  },
  { weapp: { meter }, timeoutMs: 90_000 },
);

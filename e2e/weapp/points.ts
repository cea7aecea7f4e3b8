// The fourth tab in WeChat's own component framework, within the budgets of design.md §7: every setData of the page is weighed.
import assert from 'node:assert/strict';
import { journey } from '../support/journey';
import { button, heading, signInByWeapp, words } from '../support/resident';
import { countNodes } from '../support/weapp-budget';

const POINTS = 'pages/points/index';
const SET_DATA_BYTES = 30 * 1024;
const NODES = 1000;

journey(
  'in the mini-program the tab of points opens light and whole, and leads to what they are good for',
  async (stage) => {
    const { page, host } = stage;
    await signInByWeapp(stage, '爸爸');
    await page.getByRole('tab', { name: '积分', exact: true }).last().click();
    await host.at(POINTS);
    await heading(page, '积分明细').waitFor();
    await heading(page, '积分的规矩').waitFor();
    await stage.picture('points');

    const sizes = (await host.journal()).setData.filter(({ route }) => route === POINTS).map(({ bytes }) => bytes);
    assert.ok(sizes.length > 0, 'the page was drawn');
    const most = Math.max(...sizes);
    assert.ok(most <= SET_DATA_BYTES, `a setData of the tab has ${most} bytes, at most ${SET_DATA_BYTES}`);
    const nodes = await countNodes(page);
    assert.ok(nodes < NODES, `the tab has ${nodes} nodes, WeChat wants fewer than ${NODES}`);

    await button(page, '去换服务').click();
    await host.at('packages/points/pages/rewards/index');
    await words(page, /^能换的 \d+$/).waitFor();
    await stage.picture('rewards');
  },
);

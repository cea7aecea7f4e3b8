// A checkup report in WeChat's own component framework, within the budgets of design.md §7: every setData of the page is weighed and its
// nodes are counted.
import assert from 'node:assert/strict';
import { journey } from '../support/journey';
import { button, heading, signInByWeapp, words } from '../support/resident';
import { countNodes } from '../support/weapp-budget';

const REPORT = 'packages/report/pages/report/index';
const SET_DATA_BYTES = 30 * 1024;
const NODES = 1000;

journey('in the mini-program a checkup report opens light and whole', async (stage) => {
  const { page, host } = stage;
  await signInByWeapp(stage);

  await page.getByRole('tab', { name: '健康档案' }).last().click();
  await host.at('pages/record/index');
  await page.getByRole('tab', { name: '爸爸', exact: true }).last().click();
  await button(page, '体检报告').click();
  await host.at(REPORT);
  await words(page, '现在看的是：爸爸').waitFor();
  await words(page, '这台手机读不了，可以点“大字版”').waitFor();
  await page
    .getByRole('img', { name: /^2024年/ })
    .nth(2)
    .waitFor();
  // The last words of the page: every piece has been drawn.
  await words(page, /报告不能代替看病/).waitFor();
  await stage.picture('report');

  const sizes = (await host.journal()).setData.filter(({ route }) => route === REPORT).map(({ bytes }) => bytes);
  assert.ok(sizes.length > 0, 'the page was drawn');
  const most = Math.max(...sizes);
  assert.ok(most <= SET_DATA_BYTES, `a setData of the report has ${most} bytes, at most ${SET_DATA_BYTES}`);
  const nodes = await countNodes(page);
  assert.ok(nodes < NODES, `the report has ${nodes} nodes, WeChat wants fewer than ${NODES}`);

  await button(page, '三年放在一起看').click();
  await host.at('packages/report/pages/compare/index');
  await heading(page, /看看哪里变了/).waitFor();
  await stage.picture('report-compare');
});

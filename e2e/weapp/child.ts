// A child with six years of records in WeChat's own component framework, within the budgets of design.md §7: every setData of the page is
// weighed and its nodes are counted.
import assert from 'node:assert/strict';
import { journey } from '../support/journey';
import { button, heading, signInByWeapp, words } from '../support/resident';
import { countNodes } from '../support/weapp-budget';

const CHILD = 'packages/child/pages/child/index';
const SET_DATA_BYTES = 30 * 1024;
const NODES = 1000;

journey('in the mini-program a child with six years of records opens light and whole', async (stage) => {
  const { page, host } = stage;
  await signInByWeapp(stage);

  await button(page, /^孩子成长/).click();
  await host.at(CHILD);
  await heading(page, '疫苗').waitFor();
  await page
    .getByRole('tab', { name: /^一鸣 · / })
    .last()
    .click();
  await page.getByRole('img', { name: /^一鸣的身高曲线/ }).waitFor();
  await stage.picture('child');

  const sizes = (await host.journal()).setData.filter(({ route }) => route === CHILD).map(({ bytes }) => bytes);
  assert.ok(sizes.length > 0, 'the page was drawn');
  const most = Math.max(...sizes);
  assert.ok(most <= SET_DATA_BYTES, `a setData of the child's page has ${most} bytes, at most ${SET_DATA_BYTES}`);
  const nodes = await countNodes(page);
  assert.ok(nodes < NODES, `the child's page has ${nodes} nodes, WeChat wants fewer than ${NODES}`);

  const strip = button(page, /3岁，[\d.]+ 厘米/);
  const newest = (await strip.getAttribute('aria-label'))?.split('；').pop() ?? '';
  await strip.click();
  await words(page, newest).waitFor();
  await button(page, '按年龄看每一次').click();
  await host.at('packages/child/pages/vaccines/index');
  await heading(page, /^一鸣打了 \d+ 剂/).waitFor();
  await stage.picture('child-vaccines');
});

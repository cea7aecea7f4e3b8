// What every weapp journey must also have kept: no error, no generated code, a light first screen, a page WeChat can hold.
import type { Page } from 'playwright-core';
import type { WeappHost } from './weapp';

const FIRST_SCREEN_BYTES = 30 * 1024;
const NODES = 1000;

/** Nodes of the fullest page that is open: WeChat keeps those behind it alive too. */
export const countNodes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, ...[...document.querySelectorAll('.wx-page')].map((each) => each.querySelectorAll('*').length)),
  );

/** Throws for the first limit of design.md §7 that was passed. */
export async function checkWeapp(page: Page, host: WeappHost): Promise<void> {
  const { errors, generatedCode, setData } = await host.journal();
  if (errors.length > 0) throw new Error(`the program met errors:\n${errors.join('\n')}`);
  if (generatedCode.length > 0)
    throw new Error(`code made from strings, which WeChat does not run: ${generatedCode[0]}`);
  const first = setData[0];
  if (!first) throw new Error('nothing was ever drawn');
  if (first.bytes > FIRST_SCREEN_BYTES)
    throw new Error(`the first setData of ${first.route} has ${first.bytes} bytes, at most ${FIRST_SCREEN_BYTES}`);
  const nodes = await countNodes(page);
  if (nodes >= NODES) throw new Error(`the page has ${nodes} nodes, WeChat wants fewer than ${NODES}`);
}

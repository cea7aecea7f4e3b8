// What a phone downloads before the first page shows, against the budget of the design.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { journey } from '../support/journey';

const SCRIPT_BYTES = 180_000;

journey('the first page loads at most 180 KB of compressed script', async ({ context, address }) => {
  const page = await context.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length > 0, 'no script was loaded');
  assert.ok(total <= SCRIPT_BYTES, `${total} bytes in ${sizes.length} scripts, at most ${SCRIPT_BYTES}`);
});

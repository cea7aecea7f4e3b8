// 口袋里的健康档案: kept encrypted on the phone, it opens where there is no line; and one's own entries reach it.
import assert from 'node:assert/strict';
import { journey } from '../support/journey';
import { back, button, heading, signIn, words } from '../support/resident';

/** Everything the page's own database holds, as text. */
async function keptBytes(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('kangban-sealed');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database'));
  });
  const all = await new Promise<unknown>((resolve) => {
    const request = database.transaction('values').objectStore('values').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const bytes = (value: object): string =>
    Object.values(value)
      .map((part) => (part instanceof ArrayBuffer ? new TextDecoder().decode(part) : JSON.stringify(part)))
      .join('');
  return Array.isArray(all) ? all.map(bytes).join('') : '';
}

journey(
  'an allergy written down at home stands on the emergency page, which opens without a line',
  async (stage) => {
    const { page, context } = stage;
    await signIn(stage, '爸爸');
    await page.getByRole('tab', { name: '健康档案' }).last().click();
    await button(page, /^口袋里的健康档案/).click();
    await words(page, '青霉素').waitFor();
    await button(page, '记过敏、吃的药').click();
    await page.getByLabel('对什么过敏').last().fill('花生');
    await button(page, '存下来').click();
    await words(page, '存好了').waitFor();
    await stage.picture('own-entry');
    await back(page);
    await words(page, '花生（自己说的）').waitFor();

    await page.getByRole('switch', { name: '存在这部手机里' }).last().click();
    await words(page, /^存好了/).waitFor();
    await stage.picture('pocket-kept');
    const kept = await page.evaluate(keptBytes);
    assert.ok(kept.length > 100, 'something is kept');
    assert.ok(!/花生|青霉素/.test(kept), 'and nobody can read it');

    await context.setOffline(true);
    await page.reload();
    await words(page, /现在没网/).waitFor();
    await words(page, '花生（自己说的）').waitFor();
    await stage.picture('pocket-offline');
    await context.setOffline(false);
    await page.reload();

    await button(page, /^晒晒我的健康账户/).click();
    await heading(page, '选好再晒').waitFor();
    await words(page, '打几个勾，卡片就出来了').waitFor();
    await page.getByRole('checkbox', { name: /^我的健康档案，自己管/ }).click();
    await page.getByRole('img', { name: '卡片：我的健康档案，自己管' }).waitFor();
    await stage.picture('share-card');
  },
  { timeoutMs: 90_000 },
);

import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCounty } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { insertMessages, messageRow } from './outbox';
import { sendDue } from './send';

const ADDRESSES = ['/api/v1/demo/outbox', '/demo/outbox'];

describe('in the demo', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await buildTestApp();
    await aCounty(app);
    const rows = ['135790', '246810'].map((code) =>
      messageRow(app.deps, {
        countyCode: COUNTY,
        channel: 'sms',
        phone: '19900000120',
        template: 'elder-agreement',
        params: { code, minutes: 5, asks: '<b>李*云</b>' },
        sendAfter: app.clock.now(),
      }),
    );
    await app.deps.db.transaction((client) => insertMessages(client, rows));
  });
  afterAll(() => app.stop());

  test('the newest message comes first, with its text and a masked phone', async () => {
    const { items } = (await app.server.inject(ADDRESSES[0]!)).json<{ items: { text: string; to: string }[] }>();
    expect(items.map(({ text }) => /\d{6}/.exec(text)?.[0])).toEqual(['246810', '135790']);
    expect(items[0]).toMatchObject({
      channel: 'sms',
      to: '199****0120',
      state: 'queued',
      sendAfter: '2026-11-23T00:05:00.000Z',
    });
  });

  test('the page needs no script, fetches itself again and cannot be broken by a text', async () => {
    const page = await app.server.inject(ADDRESSES[1]!);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('http-equiv="refresh"');
    expect(page.body).toContain('246810');
    expect(page.body).toContain('11-23 08:05');
    expect(page.body).not.toMatch(/<script|<b>/);
  });

  test('sending shows them as sent and sends nothing', async () => {
    expect(await sendDue(app.deps)).toBe(2);
    const { items } = (await app.server.inject(ADDRESSES[0]!)).json<{ items: { state: string }[] }>();
    expect(items.map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

test('outside the demo neither address exists', async () => {
  const app = await buildTestApp({ env: { KANGBAN_DEMO: '0' } });
  for (const address of ADDRESSES) expect((await app.server.inject(address)).statusCode).toBe(404);
  await app.stop();
});

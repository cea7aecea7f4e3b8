// The main job: what is due, a place for it, the ticket, and everything one may want to do with it.
import assert from 'node:assert/strict';
import pg from 'pg';
import { journey, type Stage } from '../support/journey';
import { back, book, button, goToCheck, heading, signIn, Taps, words } from '../support/resident';

const BOOK = '**/api/v1/appointments';

/** From a ticket just made: rows of 我的预约 that are still ahead. */
async function bookingRows({ page }: Stage): Promise<number> {
  await back(page);
  await button(page, /^我的预约/).click();
  await heading(page, '要去的').waitFor();
  return page.getByRole('button', { name: /^安安：/ }).count();
}

async function inDatabase(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Other phones take every place of a time on a day. */
const fillSlot = (stage: Stage, day: string, startsAt: string): Promise<void> =>
  inDatabase(
    stage.databaseUrl,
    `UPDATE slot SET places_issued = places_issued + (online_capacity - online_taken), online_taken = online_capacity
     WHERE day = '${day}' AND starts_at = '${startsAt}'`,
  );

journey(
  'a parent books both due vaccines within six taps, finds the booking, moves it and cancels it',
  async (stage) => {
    const { page } = stage;
    await signIn(stage);
    await heading(page, '可以打 2 种疫苗了').waitFor();
    const taps = new Taps(page);
    await book(page, taps);
    assert.ok(taps.count <= 6, `${taps.count} taps`);
    await stage.picture('booked');
    await words(page, '百白破第4剂').waitFor();
    await words(page, '甲肝灭活第1剂').waitFor();

    await back(page);
    await button(page, /安安：去打疫苗/).click();
    await heading(page, '约好了').waitFor();
    await button(page, '改时间').click();
    await heading(page, '哪一天').waitFor();
    const day = page.getByRole('radio', { name: /剩 \d+$/ });
    await day.nth(1).click();
    await button(page, '改到这个时间').click();
    await heading(page, '约好了').waitFor();

    await button(page, '不去了，取消预约').click();
    await button(page, '取消预约').click();
    await heading(page, '取消了').waitFor();
    await button(page, '再约一次').click();
    await heading(page, '现在可以打').waitFor();
  },
);

journey('a lost answer is settled by asking again, and booked once', async (stage) => {
  const { page, context } = stage;
  await signIn(stage);
  await goToCheck(page);
  let lost = 0;
  await context.route(BOOK, async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch(); // the server books, and the line breaks before the phone hears of it
    return route.abort('connectionreset');
  });
  await button(page, '确认预约').click();
  await heading(page, '不知道约上没有').waitFor();
  await stage.picture('unsure');
  await button(page, '再问一次').click();
  await heading(page, '约好了').waitFor();
  assert.equal(lost, 1);
  assert.equal(await bookingRows(stage), 1);

  // The ticket without a line. An answer not a second old is not asked for again, so the line is missed only after that.
  await page.waitForTimeout(1_100);
  await context.setOffline(true);
  await button(page, /^安安：/).click();
  await page.getByRole('img', { name: /预约码/ }).waitFor();
  await words(page, /没网了。这是/).waitFor();
  await stage.picture('offline-ticket');
  await context.setOffline(false);
  await button(page, '不去了，取消预约').click();
  await button(page, '取消预约').click();
  await heading(page, '取消了').waitFor();
});

journey('a time taken meanwhile: the next free one is one tap away', async (stage) => {
  const { page } = stage;
  await signIn(stage);
  await goToCheck(page);
  const asked = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/appointments'),
  );
  const row = await page.getByRole('listitem').filter({ hasText: /^哪天/ }).last().innerText();
  const [, month = '', date = '', hour = '', minute = ''] = /(\d+)月(\d+)日[\s\S]*?(\d+):(\d+)–/.exec(row) ?? [];
  const year = stage.today.slice(0, 4);
  await fillSlot(
    stage,
    `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
    `${hour.padStart(2, '0')}:${minute}`,
  );
  await button(page, '确认预约').click();
  await asked;
  await heading(page, `${hour}:${minute} 刚被约满了`).waitFor();
  await stage.picture('conflict');
  await button(page, /^改约 /).click();
  await heading(page, '约好了').waitFor();
});

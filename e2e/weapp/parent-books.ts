// The artefact residents get, in WeChat's own component framework: the main job by taps, against the real server.
import assert from 'node:assert/strict';
import { journey } from '../support/journey';
import { book, button, heading, words } from '../support/resident';

journey('in the mini-program a parent signs in, books both vaccines and finds the ticket again', async (stage) => {
  const { page, host, logins } = stage;
  const login = logins.find(({ who }) => who.startsWith('我'));
  assert.ok(login);
  await host.at('pages/login/index');
  await button(page, '用短信验证码登录').click();
  await page.getByRole('textbox', { name: '手机号' }).fill(login.login);
  await button(page, '获取验证码').click();
  await words(page, /5 分钟内填/).waitFor();
  await page.getByRole('textbox', { name: '验证码' }).fill(login.secret);
  await page.getByRole('checkbox', { name: /我看过了/ }).click();
  await button(page, '登录').click();
  await host.at('pages/home/index');
  await heading(page, '可以打 2 种疫苗了').waitFor();
  await stage.picture('home');

  await book(page);
  await host.at('packages/vaccine/pages/booked/index');
  await words(page, '百白破第4剂').waitFor();
  await words(page, '甲肝灭活第1剂').waitFor();
  await stage.picture('booked');

  await button(page, '返回上一页').click();
  await host.at('pages/home/index');
  await button(page, /安安：去打疫苗/).click();
  await host.at('packages/vaccine/pages/booked/index');
  await heading(page, '约好了').waitFor();
  await words(page, '到了给导诊台扫一下').waitFor();
});

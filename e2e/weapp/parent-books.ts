// The artefact residents get, in WeChat's own component framework: the main job by taps, against the real server.
import { journey } from '../support/journey';
import { book, button, heading, signInByWeapp, words } from '../support/resident';

journey('in the mini-program a parent signs in, books both vaccines and finds the ticket again', async (stage) => {
  const { page, host } = stage;
  await signInByWeapp(stage);
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

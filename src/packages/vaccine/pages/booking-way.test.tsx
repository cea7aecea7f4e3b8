import { act, fireEvent, render, screen } from '@testing-library/react';
import { controls } from '../../../../test/taro';
import { ok, refused, lost, serve } from '../../../../test/fake-api';
import { appointment, availability, site } from '../../../../test/booking-samples';
import { AN, dueDose, home, idOf, immunization, me, MING, SITE, summaries } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { endDraft, readDraft } from '@/features/booking/draft';
import { useEntries } from '@/platform/remote-cache';
import { clearUnfinished } from '@/platform/send-once';
import BookedPage from './booked/index';
import CheckPage from './check/index';
import ChoosePage from './choose/index';
import QuestionsPage from './questions/index';
import SlotPage from './slot/index';

const READS = {
  'GET /home': ok(home()),
  'GET /me': ok(me()),
  [`GET /residents/${AN}/immunization`]: ok(immunization()),
  [`GET /residents/${MING}/immunization`]: ok(
    immunization({ residentId: MING, label: '一鸣', name: '陈一鸣', recent: [] }),
  ),
  [`GET /sites/${SITE}`]: ok(site()),
  [`GET /sites/${SITE}/slots`]: () => ok(availability()),
  [`GET /appointments/${idOf(500)}`]: ok(appointment()),
};

const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

const settle = () => act(() => jest.advanceTimersByTimeAsync(0));

const show = (page: React.ReactElement, params: Record<string, string> = {}) => {
  controls.setRouter(params);
  return render(page);
};

/** Chooses the two due vaccines and the first free time, as far as the questions. */
async function toQuestions(): Promise<void> {
  const choosing = show(<ChoosePage />, { residentId: AN });
  await press('下一步：选时间');
  await screen.findByRole('button', { name: '下一步：选时间' });
  choosing.unmount();
  const timing = show(<SlotPage />);
  await press('下一步：健康问询');
  timing.unmount();
}

async function toCheck(): Promise<void> {
  await toQuestions();
  const asking = show(<QuestionsPage />, { who: '0' });
  for (const no of await screen.findAllByRole('radio', { name: '没有' })) fireEvent.click(no);
  fireEvent.click(screen.getByRole('checkbox', { name: /同意接种/ }));
  await press('下一步：确认');
  asking.unmount();
}

beforeEach(() => {
  beginDay();
  clearUnfinished();
  endDraft();
});
afterEach(() => jest.useRealTimers());

describe('choosing vaccines', () => {
  test('what is due is ticked, with the reason and where it comes from', async () => {
    serve(READS);
    show(<ChoosePage />, { residentId: AN });
    const boxes = await screen.findAllByRole('checkbox', { name: /疫苗/ });
    expect(boxes.map((box) => box.getAttribute('aria-checked'))).toEqual(['true', 'true']);
    expect(screen.getByText('满18个月了（11月19日）')).toBeInTheDocument();
    expect(screen.getByText('还要等 9 天')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /12月2日 满28天/ })).toBeInTheDocument();
  });

  test('with nothing ticked there is no way on, and the button says why', async () => {
    serve(READS);
    show(<ChoosePage />, { residentId: AN });
    for (const box of await screen.findAllByRole('checkbox', { name: /疫苗/ })) fireEvent.click(box);
    expect(screen.getByRole('button', { name: '先选一种疫苗' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('a reminder is asked for once and then confirmed', async () => {
    const api = serve({
      ...READS,
      [`POST /residents/${AN}/immunization/reminders`]: ok({ remindOn: '2026-12-02' }, 201),
    });
    show(<ChoosePage />, { residentId: AN });
    await press('12月2日提醒我');
    expect(await screen.findByText('12月2日会提醒您')).toBeInTheDocument();
    const [asked] = api.of(`POST /residents/${AN}/immunization/reminders`);
    expect(asked).toMatchObject({ body: { series: 'MMR', dose: 2 } });
    expect(asked?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('two children go in one act, each with their own doses', async () => {
    serve(READS);
    show(<ChoosePage />, { residentId: AN });
    fireEvent.click(await screen.findByRole('checkbox', { name: /一鸣也一起约/ }));
    await press('下一步：选时间');
    await settle();
    expect(readDraft()?.people.map(({ label, doses }) => [label, doses.length])).toEqual([
      ['安安', 2],
      ['一鸣', 2],
    ]);
  });

  test('a person nobody may see is not there', async () => {
    serve({ ...READS, [`GET /residents/${idOf(77)}/immunization`]: refused(404, 'not-found') });
    show(<ChoosePage />, { residentId: idOf(77) });
    expect(await screen.findByRole('heading', { name: '没找到这一条' })).toBeInTheDocument();
  });
});

describe('choosing a time', () => {
  test('the first free time of the own clinic is chosen ahead', async () => {
    serve(READS);
    await toQuestions();
    expect(readDraft()).toMatchObject({
      site: { siteId: SITE },
      target: { kind: 'slot', day: '2026-11-24', places: [{ startsAt: '09:00' }] },
    });
    expect(opened().at(-1)).toMatch(/questions\/index\?who=0$/);
  });

  test('a full day offers the waiting list, an unreleased one its hour', async () => {
    serve(READS);
    const choosing = show(<ChoosePage />, { residentId: AN });
    await press('下一步：选时间');
    await settle();
    choosing.unmount();
    show(<SlotPage />);
    fireEvent.click(await screen.findByRole('radio', { name: '11月28日 周六 没放号' }));
    expect(screen.getByRole('heading', { name: '这一天 明天 8:00 放号' })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('radio', { name: '11月23日 周一 约满' }));
    expect(screen.getByRole('button', { name: '先选一个时间' })).toHaveAttribute('aria-disabled', 'true');
    await press('候补全天');
    await press('下一步：健康问询');
    expect(readDraft()?.target).toEqual({ kind: 'wait', day: '2026-11-23', half: 'any' });
  });

  test('a closed day cannot be chosen', async () => {
    serve(READS);
    show(<SlotPage />, { siteId: SITE });
    expect(await screen.findByRole('radio', { name: '11月26日 周四 休息' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('health questions', () => {
  test('nothing is answered ahead, and every answer is kept', async () => {
    serve(READS);
    await toQuestions();
    const page = show(<QuestionsPage />, { who: '0' });
    expect(screen.getByRole('button', { name: '还有 7 题没答' })).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(screen.getAllByRole('radio', { name: '有' })[2]!);
    fireEvent.click(screen.getByRole('checkbox', { name: '鸡蛋' }));
    page.unmount();
    show(<QuestionsPage />, { who: '0' });
    expect(screen.getByRole('checkbox', { name: '鸡蛋' })).toHaveAttribute('aria-checked', 'true');
    expect(screen.getByText(/当天医生会先看安安/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '还有 6 题没答' })).toBeInTheDocument();
  });

  test('the record answers the eighth question', async () => {
    serve(READS);
    await toQuestions();
    show(<QuestionsPage />, { who: '0' });
    expect(screen.getAllByRole('radio', { name: '没有' })).toHaveLength(7);
    expect(screen.getByText('11月4日 水痘疫苗')).toBeInTheDocument();
  });

  test('without the consent text there is no way on', async () => {
    serve(READS);
    await toQuestions();
    show(<QuestionsPage />, { who: '0' });
    for (const no of screen.getAllByRole('radio', { name: '没有' })) fireEvent.click(no);
    expect(screen.getByRole('button', { name: '先勾“同意接种”' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('booking', () => {
  const BOOK = 'POST /appointments';

  test('sends what was chosen and shows the ticket', async () => {
    const api = serve({ ...READS, [BOOK]: ok({ appointments: [appointment()] }, 201) });
    await toCheck();
    show(<CheckPage />);
    await press('确认预约');
    await settle();
    const [asked] = api.of(BOOK);
    expect(asked?.body).toMatchObject({
      parts: [
        {
          residentId: AN,
          doses: [
            { series: 'DTaP', dose: 4 },
            { series: 'HepA', dose: 1 },
          ],
          consent: { version: 'vaccination-2026-1' },
        },
      ],
    });
    expect(opened().at(-1)).toMatch(new RegExp(`booked/index\\?appointmentId=${idOf(500)}&fresh=yes$`));
    expect(readDraft()).toBeUndefined();
  });

  test('a lost answer is asked for again with the same key, and booked once', async () => {
    let attempts = 0;
    const api = serve({
      ...READS,
      [BOOK]: () => ((attempts += 1) === 1 ? lost() : ok({ appointments: [appointment()] }, 201)),
    });
    await toCheck();
    const page = show(<CheckPage />);
    await press('确认预约');
    expect(await screen.findByRole('heading', { name: '不知道约上没有' })).toBeInTheDocument();
    // The app is closed and opened again: the question is still there.
    page.unmount();
    show(<CheckPage />);
    await press('再问一次');
    await settle();
    const [first, second] = api.of(BOOK);
    expect(second?.key).toBe(first?.key);
    expect(second?.body).toEqual(first?.body);
    expect(opened().at(-1)).toMatch(/booked\/index/);
  });

  test('a time taken meanwhile: the next free one is one tap away, with all answers', async () => {
    const free = {
      slotId: idOf(20_930),
      siteId: SITE,
      day: '2026-11-24' as never,
      startsAt: '09:30',
      endsAt: '10:00',
      remaining: 2,
    };
    let attempts = 0;
    const api = serve({
      ...READS,
      [BOOK]: () =>
        (attempts += 1) === 1
          ? refused(409, 'slot-full', { freeSlots: [free] })
          : ok({ appointments: [appointment()] }, 201),
    });
    await toCheck();
    show(<CheckPage />);
    await press('确认预约');
    expect(await screen.findByRole('heading', { name: '9:00 刚被约满了' })).toBeInTheDocument();
    expect(screen.getByText(/9:30–10:00 网上还剩 2 个/)).toBeInTheDocument();
    await press('改约 9:30');
    await settle();
    const [first, second] = api.of(BOOK);
    expect(second?.body).toMatchObject({ parts: [{ slotId: free.slotId }] });
    expect(second?.key).not.toBe(first?.key);
    expect(opened().at(-1)).toMatch(/booked\/index/);
  });

  test('a dose that is too early says from when, and can be left away', async () => {
    const dose = {
      series: 'HepA',
      vaccine: 'HepA-I',
      dose: 1,
      reason: 'too-early',
      text: '要隔满28天',
      nextPossibleOn: '2026-12-02' as never,
    };
    let attempts = 0;
    const api = serve({
      ...READS,
      [BOOK]: () =>
        (attempts += 1) === 1
          ? refused(422, 'dose-not-eligible', { doses: [dose] })
          : ok({ appointments: [appointment()] }, 201),
    });
    await toCheck();
    show(<CheckPage />);
    await press('确认预约');
    expect(await screen.findByText('要隔满28天；12月2日起可以打。')).toBeInTheDocument();
    await press('先不打这一种');
    await settle();
    expect(api.of(BOOK)[1]?.body).toMatchObject({ parts: [{ doses: [{ series: 'DTaP' }] }] });
  });

  test('already booked: the old booking is one tap away', async () => {
    serve({ ...READS, [BOOK]: refused(409, 'appointment-duplicate', { appointmentId: idOf(500) }) });
    await toCheck();
    show(<CheckPage />);
    await press('确认预约');
    await press('看原来的预约');
    expect(opened().at(-1)).toMatch(new RegExp(`booked/index\\?appointmentId=${idOf(500)}$`));
  });
});

describe('the ticket', () => {
  const open = () => show(<BookedPage />, { appointmentId: idOf(500) });

  test('says when, where, what and the place in the queue', async () => {
    serve(READS);
    open();
    expect(await screen.findByText('11月25日')).toBeInTheDocument();
    expect(screen.getByText('A026')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '预约码，给导诊台扫' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '排在第7个，共12个' })).toBeInTheDocument();
  });

  test('is readable without a line, with the time it was kept', async () => {
    serve(READS);
    open().unmount();
    await settle();
    useEntries.setState({}, true);
    serve({ [`GET /appointments/${idOf(500)}`]: lost() });
    open();
    expect(await screen.findByText('A026')).toBeInTheDocument();
    expect(await screen.findByText('没网了。这是 8:05 存下的')).toBeInTheDocument();
  });

  test('cancelling asks first, then says that the place went back', async () => {
    const cancelled = appointment({ state: 'cancelled', changeable: false });
    const api = serve({ ...READS, [`POST /appointments/${idOf(500)}/cancel`]: ok(cancelled) });
    open();
    await press('不去了，取消预约');
    expect(api.of(`POST /appointments/${idOf(500)}/cancel`)).toHaveLength(0);
    await press('取消预约');
    expect(await screen.findByText('号已经退给别人了。')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '再约一次' })).toBeInTheDocument();
  });

  test('past the last hour there is nothing to change, only a number to call', async () => {
    serve({ [`GET /appointments/${idOf(500)}`]: ok(appointment({ changeable: false })) });
    open();
    expect(await screen.findByText(/要改，打电话给接种门诊/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '改时间' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '不去了，取消预约' })).not.toBeInTheDocument();
  });
});

test('without anything begun each step leads to the beginning', async () => {
  serve({ 'GET /home': ok(home({ members: [{ ...summaries.self, due: [dueDose()] }] })) });
  for (const page of [<SlotPage key="slot" />, <QuestionsPage key="questions" />, <CheckPage key="check" />]) {
    const { unmount } = show(page);
    await press('去选疫苗');
    expect(opened().at(-1)).toMatch(/choose\/index$/);
    unmount();
  }
});

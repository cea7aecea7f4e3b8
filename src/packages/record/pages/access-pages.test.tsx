import { act, fireEvent, render, screen } from '@testing-library/react';
import { listConsents, type ConsentItem, type ConsentsOfResident } from '@kangban/contract/access';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { MING } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { WhoMaySee } from '@/features/access/who-may-see';
import { setReadingMode } from '@/platform/reader-mode';
import { knownOf, useRemote } from '@/platform/use-remote';
import DeleteAccountPage from '../../account/pages/delete-account/index';
import ConsentPage from './consent/index';
import UnlockPage from './unlock/index';

const CONSENTS = `GET /residents/${MING}/consents`;
const SAY = `POST /residents/${MING}/consents`;
const TITLES: Readonly<Record<ConsentItem['kind'], string>> = {
  'open-record': '打开健康档案',
  sensitive: '特别保密的记录',
  'family-doctor': '家庭医生团队',
  'referral-hospital': '转诊的县医院',
  research: '用来做健康研究',
  lessons: '给我推荐健康课',
};

interface Told extends Partial<Omit<ConsentsOfResident, 'items' | 'sensitive'>> {
  on?: readonly ConsentItem['kind'][];
  mayDecide?: ConsentItem['mayDecide'];
  sensitive?: Partial<ConsentsOfResident['sensitive']>;
}

function consents({ on = [], mayDecide = 'yes', sensitive, ...rest }: Told = {}): ConsentsOfResident {
  const kinds = Object.keys(TITLES) as ConsentItem['kind'][];
  return {
    residentId: MING,
    right: 'self',
    label: '我',
    nameMasked: '林*梅',
    age: 'adult',
    homeSiteName: '柳溪镇卫生院',
    items: kinds.map((kind) => ({
      kind,
      version: `${kind}-1`,
      title: TITLES[kind],
      need: '所以先问您。',
      whenOn: `${kind}开着时`,
      whenOff: `${kind}关着时`,
      points: [`${kind}的一点说明`],
      state: on.includes(kind) ? 'given' : 'never',
      on: on.includes(kind),
      said: null,
      endsOn: null,
      mayDecide,
    })),
    sensitive: { categories: ['心理', '结核'], mayUnlock: true, unlockedUntil: null, ...sensitive },
    ...rest,
  };
}

const press = async (name: string | RegExp): Promise<void> => {
  const button = await screen.findByRole('button', { name });
  await act(async () => {
    fireEvent.click(button);
    await new Promise((resolve) => setTimeout(resolve));
  });
};
const show = (page: React.ReactElement): void => {
  controls.setRouter({ residentId: MING });
  render(page);
};
const SENT = { phoneMasked: '199****0001', expiresInSeconds: 300, retryAfterSeconds: 60 };

beforeEach(() => {
  beginDay();
  act(() => setReadingMode('standard'));
});
afterEach(() => jest.useRealTimers());

describe('the first opening', () => {
  test('says what it means before anything is agreed to, sends the text that was read, and then leads on', async () => {
    const api = serve({ [CONSENTS]: ok(consents()), [SAY]: ok(consents({ on: ['open-record'] }), 201) });
    show(<ConsentPage />);
    expect(await screen.findByText('open-record的一点说明')).toBeInTheDocument();
    expect(screen.getByText('open-record关着时')).toBeInTheDocument();
    await press('同意打开');
    expect(api.of(SAY).map((one) => one.body)).toEqual([
      { kind: 'open-record', version: 'open-record-1', given: true },
    ]);
  });

  test('a refusal stays on the page in a sentence', async () => {
    serve({ [CONSENTS]: ok(consents()), [SAY]: refused(409, 'consent-text-old') });
    show(<ConsentPage />);
    await press('同意打开');
    expect(await screen.findByText('说明换了新的，重新看一遍，再点同意。')).toBeInTheDocument();
  });

  test('through a proxy asks for the code that went to the person’s own phone', async () => {
    const asked = consents({ mayDecide: 'by-code', right: 'proxy', label: '爸爸' });
    serve({ [CONSENTS]: ok(asked), [`${SAY}/code`]: ok(SENT, 202) });
    show(<ConsentPage />);
    await press('请爸爸同意');
    expect(await screen.findByText('已发到 199****0001，5 分钟内填。')).toBeInTheDocument();
  });

  test('somebody who may not decide is told who may', async () => {
    serve({ [CONSENTS]: ok(consents({ mayDecide: 'no', right: 'guardian', label: '一鸣', age: 'teen' })) });
    show(<ConsentPage />);
    expect(await screen.findByText('这件事要一鸣自己决定')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '同意打开' })).toBeNull();
  });
});

describe('what is kept apart', () => {
  test('needs the opening, then a yes of its own, then a code', async () => {
    serve({ [CONSENTS]: ok(consents()) });
    show(<UnlockPage />);
    expect(await screen.findByText('先打开健康档案')).toBeInTheDocument();
  });

  test('asks for its own yes', async () => {
    serve({ [CONSENTS]: ok(consents({ on: ['open-record'] })) });
    show(<UnlockPage />);
    expect(await screen.findByText('sensitive的一点说明')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '同意，再往下走' })).toBeInTheDocument();
  });

  test('open: until when, and how to hide it at once', async () => {
    const unlockedUntil = '2026-11-23T00:40:00.000Z';
    serve({ [CONSENTS]: ok(consents({ on: ['open-record', 'sensitive'], sensitive: { unlockedUntil } })) });
    show(<UnlockPage />);
    expect(await screen.findByText('到 8:40 又会藏起来。')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '马上藏起来' })).toBeInTheDocument();
  });

  test('nobody opens it for another', async () => {
    serve({ [CONSENTS]: ok(consents({ on: ['open-record', 'sensitive'], sensitive: { mayUnlock: false } })) });
    show(<UnlockPage />);
    expect(await screen.findByText('只有本人能打开')).toBeInTheDocument();
  });
});

describe('谁能看', () => {
  function Panel() {
    const remote = useRemote({ endpoint: listConsents, input: { params: { residentId: MING } } });
    const data = knownOf(remote);
    return data ? <WhoMaySee data={data} onChanged={() => void remote.reload()} onSaid={() => undefined} /> : null;
  }
  test('switches say their state and what follows; turning one asks the server at once', async () => {
    const api = serve({
      [CONSENTS]: ok(consents({ on: ['open-record', 'family-doctor'] })),
      'GET /family/acting-for-me': ok({ items: [] }),
      [SAY]: ok(consents(), 201),
    });
    show(<Panel />);
    const doctors = await screen.findByRole('switch', { name: '家庭医生团队' });
    expect(doctors).toHaveAttribute('aria-checked', 'true');
    expect(screen.getByText('柳溪镇卫生院。family-doctor开着时')).toBeInTheDocument();
    await act(async () => fireEvent.click(doctors));
    expect(api.of(SAY).map((one) => one.body)).toEqual([
      { kind: 'family-doctor', version: 'family-doctor-1', given: false },
    ]);
  });

  test('who may not change them sees words, no switch', async () => {
    serve({ [CONSENTS]: ok(consents({ mayDecide: 'no', right: 'proxy', label: '爸爸' })) });
    show(<Panel />);
    expect(await screen.findAllByText('现在关着')).toHaveLength(4);
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('deleting the account', () => {
  const DELETION = 'GET /me/deletion';
  const told = { ends: ['马上退出。'], stays: ['档案不删。'], appointmentsAhead: 2, phoneMasked: '199****0001' };

  test('says what ends and stays, asks once more, takes the code, and says again what stays', async () => {
    serve({
      [DELETION]: ok(told),
      'POST /me/deletion/code': ok(SENT, 202),
      'POST /me/deletion': ok({ stays: ['档案还在。'] }),
    });
    show(<DeleteAccountPage />);
    expect(await screen.findByText('档案不删。')).toBeInTheDocument();
    expect(screen.getByText('还有 2 个约好的号。不去的话，先取消。')).toBeInTheDocument();
    await press('我要注销');
    const [yes] = (await screen.findAllByRole('button', { name: '我要注销' })).slice(-1);
    fireEvent.click(yes!);
    await press('发验证码');
    fireEvent.input(await screen.findByRole('textbox'), { target: { value: '246810' }, detail: { value: '246810' } });
    await press('注销账号');
    expect(await screen.findByText('档案还在。')).toBeInTheDocument();
  });

  test('without a line nothing is deleted', async () => {
    serve({ [DELETION]: lost() });
    show(<DeleteAccountPage />);
    expect(await screen.findByText('没网了')).toBeInTheDocument();
  });
});

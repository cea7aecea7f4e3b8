// An item an administrator adds, as the form sends it.
import type { NewRewardItem } from '@kangban/contract/reward-item';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type { TestApp } from './build-app';
import type { Site } from './factories';
import { next } from './factories/context';

/** Acupuncture at a clinic for 200 points from today on, mornings of Monday and Tuesday. */
export function aNewItem(
  app: TestApp,
  {
    at,
    ...change
  }: { at: Site } & Partial<Omit<NewRewardItem, 'price'>> & { price?: { points: number; validFrom: string } },
): object {
  const { price = { points: 200, validFrom: app.deps.clock.today() } } = change;
  const hours = [1, 2].map((weekday) => ({ weekday, opensAt: '08:30', closesAt: '11:30' }));
  return {
    kind: 'service',
    icon: 'doctor',
    name: `针灸 ${next()}`,
    unit: '1 次',
    about: '腰腿疼的时候做',
    detail: '中医科做，20 分钟。',
    fromAge: 18,
    toAge: null,
    sex: null,
    enrolledOnly: false,
    ownSiteOnly: false,
    everyMonths: null,
    booking: 'walk-in',
    addOnId: null,
    service: null,
    useWithinDays: 60,
    places: [{ siteId: at.siteId, room: '1楼 中医科', hours }],
    note: '新开的项目',
    ...change,
    price: { ...price, validFrom: toPlainDate(price.validFrom) },
  };
}

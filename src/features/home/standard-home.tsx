import type { ReactNode } from 'react';
import type { Home } from '@kangban/contract/home';
import { home as words } from '@/copy/home';
import { openPage } from '@/platform/navigation';
import { FamilySwitcher } from '@/ui/family-switcher/family-switcher';
import { SectionTitle } from '@/ui/section-title/section-title';
import { ComingRows } from './coming-rows';
import { childOf, elderOf, readerOf } from './children';
import { facesOf } from './faces';
import { FirstCard, firstCardContent } from './first-card';
import { firstThing, type Scope } from './first-thing';
import { HomeFoot } from './home-foot';
import { Services } from './services';

export interface HomeViewProps {
  home: Home;
  scope: Scope;
  onScope: (scope: Scope) => void;
  /** The line of points: another feature's. */
  points: ReactNode;
}

/** Home in the standard layout: faces, the first thing, what comes next, services. */
export function StandardHome({ home, scope, onScope, points }: HomeViewProps) {
  const first = firstThing(home, scope);
  const residentId = scope === 'all' ? (home.firstResidentId ?? undefined) : scope;
  return (
    <>
      <FamilySwitcher
        people={facesOf(home)}
        current={scope}
        label={words.switcher}
        onChange={onScope}
        add={{ text: words.add, onPress: () => void openPage('family') }}
      />
      <FirstCard content={firstCardContent(home, first)} />
      <ComingRows home={home} scope={scope} first={first} />
      <SectionTitle text={words.services} />
      <Services
        residentId={residentId}
        childId={childOf(home, scope)}
        elderId={elderOf(home, scope)}
        readerId={readerOf(home, scope)?.residentId}
      />
      {points}
      <HomeFoot bureau={home.healthBureau} hotline={home.hotline} />
    </>
  );
}

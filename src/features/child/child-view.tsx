import type { ReactNode } from 'react';
import type { ChildOverview } from '@kangban/contract/child';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { NextHead, StateTiles } from './child-head';
import { EyePart } from './eye-part';
import { GrowthPart } from './growth-part';
import { nextWords } from './next-words';
import { VaccinePart } from './vaccine-part';
import { VisitPart } from './visit-part';

export interface ChildViewProps {
  child: ChildOverview;
  picture: ReactNode;
}

/** A child on one page: what is first, how it stands, then vaccines, height, eyes and check-ups. */
export function ChildView({ child, picture }: ChildViewProps) {
  return (
    <>
      <NextHead child={child} />
      <StateTiles child={child} />
      <VaccinePart child={child} />
      <GrowthPart child={child} picture={picture} />
      <EyePart child={child} />
      <VisitPart child={child} />
    </>
  );
}

/** The page's one filled button: the next due thing. Nothing stands there when nothing is to be done. */
export function ChildFoot({ child }: { child: ChildOverview }) {
  const { button } = nextWords(child);
  if (!button) return null;
  return (
    <BottomBar>
      <Button text={button.text} icon={button.icon} onPress={button.onPress} />
    </BottomBar>
  );
}

import type { ReactNode } from 'react';
import type { PrepareGroup, PrepareLine } from '@kangban/domain/checkup-booking/prepare';
import { Card } from '@/ui/card/card';
import type { IconName } from '@/ui/icon/icon';
import { IconList } from '@/ui/icon-list/icon-list';
import { Strong } from '@/ui/strong/strong';

const ICONS: Readonly<Record<PrepareGroup, IconName>> = {
  evening: 'clock',
  morning: 'calendar',
  bring: 'bag',
  wear: 'user',
};

export interface PrepareListProps {
  lines: readonly PrepareLine[];
  /** The heading above. */
  children: ReactNode;
}

/** Lines of getting ready, what to do first, why behind it. */
export function PrepareList({ lines, children }: PrepareListProps) {
  return (
    <>
      {children}
      <Card>
        <IconList
          items={lines.map(({ id, group, text, more }) => ({
            key: id,
            icon: ICONS[group],
            text: (
              <>
                <Strong text={text} />
                {more}
              </>
            ),
          }))}
        />
      </Card>
    </>
  );
}

import type { SiteCard } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { sites as words } from '@/copy/sites';
import { states } from '@/copy/states';
import { dayWords, weekdayName } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';

type SiteFacts = Pick<SiteCard, 'distanceKm' | 'closedWeekdays'>;

/** 离您 1.2 公里 · 周四、周日休 */
export const siteNote = ({ distanceKm, closedWeekdays }: SiteFacts): string =>
  states.dotted([
    distanceKm === null ? '' : words.km(distanceKm),
    closedWeekdays.length > 0 ? words.closed(closedWeekdays.map(weekdayName)) : words.alwaysOpen,
  ]);

const roomWords = ({ nextFreeDay }: SiteCard, today: PlainDate): string =>
  nextFreeDay === null ? words.noRoom : words.freeFrom(dayWords(nextFreeDay, today));

export interface SiteRowsProps {
  sites: readonly SiteCard[];
  today: PlainDate;
  current: string | undefined;
  onPick: (site: SiteCard) => void;
}

/** Clinics below each other: how far, when closed, and when there is room. */
export function SiteRows({ sites, today, current, onPick }: SiteRowsProps) {
  return (
    <Card flush>
      {sites.map((site) => (
        <Row
          key={site.siteId}
          icon="hospital"
          title={site.name}
          note={states.dotted([site.siteId === current ? words.current : '', roomWords(site, today), siteNote(site)])}
          onPress={() => onPick(site)}
        />
      ))}
    </Card>
  );
}

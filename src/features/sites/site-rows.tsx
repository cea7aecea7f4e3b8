import type { SiteCard } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { sites as words } from '@/copy/sites';
import { states } from '@/copy/states';
import { dayAndWeekday, weekdayName } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { StatusChip } from '@/ui/status-chip/status-chip';

type SiteFacts = Pick<SiteCard, 'distanceKm' | 'closedWeekdays'>;

/** 离您 1.2 公里 · 周四、周日休 */
export const siteNote = ({ distanceKm, closedWeekdays }: SiteFacts): string =>
  states.dotted([
    distanceKm === null ? '' : words.km(distanceKm),
    closedWeekdays.length > 0 ? words.closed(closedWeekdays.map(weekdayName)) : words.alwaysOpen,
  ]);

function RoomChip({ site, today }: { site: SiteCard; today: PlainDate }) {
  if (site.nextFreeDay === null) return <StatusChip kind="none" text={words.noRoom} />;
  return <StatusChip kind="normal" text={words.freeFrom(dayAndWeekday(site.nextFreeDay, today))} />;
}

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
          note={states.dotted([siteNote(site), site.siteId === current ? words.current : ''])}
          right={<RoomChip site={site} today={today} />}
          onPress={() => onPick(site)}
        />
      ))}
    </Card>
  );
}

import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/contract/common';
import type { SiteDetail } from '@kangban/contract/site';
import { site as words } from '@/copy/site';
import { nearDayWords } from '@/copy/when';
import { callPhone, showWay } from '@/platform/device';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './site.scss';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const hoursOf = ({ openingHours }: SiteDetail): KeyValue[] =>
  WEEKDAYS.map((weekday) => {
    const spans = openingHours[String(weekday)] ?? [];
    return { key: words.weekday(weekday), values: [spans.length > 0 ? words.hours(spans) : words.closed] };
  });

function Head({ site }: { site: SiteDetail }) {
  return (
    <View className="site-head">
      <Heading text={site.name} look="title-l" />
      <View className="site-head__kind">{words.kind(site.kind)}</View>
    </View>
  );
}

/** Whether there is room, and when new numbers come. */
function Room({ site, today }: { site: SiteDetail; today: PlainDate }) {
  const { nextFreeDay, remainingOnline } = site;
  return (
    <Card>
      {nextFreeDay ? (
        <StatusChip kind="normal" text={words.freeFrom(nearDayWords(nextFreeDay, today), remainingOnline)} />
      ) : (
        <>
          <StatusChip kind="attention" text={words.full} />
          <View className="site-line">{words.fullText}</View>
        </>
      )}
      <View className="site-line">{words.release(site.releaseDaysAhead, site.releaseAt)}</View>
      <View className="site-line">{words.cutoff(site.bookingCutoffMinutes)}</View>
      <View className="site-line">{words.changeUntil(site.changeCutoffAt)}</View>
      <View className="site-note">
        <Note icon="people">{`${words.onsite}${words.onsiteReleased(site.onsiteReleasedMinutesBefore)}`}</Note>
      </View>
    </Card>
  );
}

/** One clinic: has it room, when is it open, how to get there. */
export function SiteDetailView({ site, today }: { site: SiteDetail; today: PlainDate }) {
  return (
    <>
      <Head site={site} />
      <SectionTitle text={words.roomTitle} />
      <Room site={site} today={today} />
      <SectionTitle text={words.waysTitle} />
      <Card flush>
        <Row
          icon="route"
          title={words.route}
          note={[site.address, site.room].filter(Boolean).join(' ')}
          onPress={() =>
            void showWay({
              name: site.name,
              address: site.address,
              latitude: site.latitude,
              longitude: site.longitude,
            })
          }
        />
        <Row icon="phone" title={words.call} note={site.phone} onPress={() => void callPhone(site.phone)} />
      </Card>
      <SectionTitle text={words.hoursTitle} />
      <Card>
        <KeyValueList rows={hoursOf(site)} />
      </Card>
      <SectionTitle text={words.servicesTitle} />
      <Card>
        <View>{words.services(site.services)}</View>
      </Card>
    </>
  );
}

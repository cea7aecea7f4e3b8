import { useState } from 'react';
import type { SiteDetail } from '@kangban/contract/site';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { checkupBooking as words } from '@/copy/checkup-booking';
import { dayAndWeekday, fullDay, spanWords } from '@/copy/when';
import { SlotPicker } from '@/features/booking/slot-picker';
import { useSlotSearch } from '@/features/booking/use-slot-search';
import { timesOf, type Whom } from '@/features/checkup-booking/book';
import { ConfirmSheet, type Tapped } from '@/features/checkup-booking/confirm-sheet';
import { useLabel } from '@/features/checkup-booking/use-label';
import { InnerPage } from '@/features/shell/page';
import { useDefaultSite } from '@/features/sites/use-default-site';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf } from '@/platform/use-remote';
import { isCheckupService } from '@kangban/domain/checkup-booking/checkup-item';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { PersonCard } from '@/ui/person-card/person-card';

interface TimesProps {
  whom: Whom;
  siteId: string | undefined;
  from: string | undefined;
}

const whereOf = ({ kind, shortName }: SiteDetail, place: string | undefined): string =>
  words.where(shortName, kind === 'mobile-checkup' ? (place ?? null) : null);

/** Any day of one clinic or vehicle. */
function Times({ whom, siteId, from }: TimesProps) {
  const { service, residentId } = whom;
  const [tapped, setTapped] = useState<Tapped>();
  const label = useLabel(residentId);
  const search = useSlotSearch({ siteId, service, people: 1, from, target: undefined });
  const { place, until } = usePageParams('checkupTimes');
  const lastDay = parsePlainDate(until ?? '');
  const site = knownOf(search.site);
  const target = search.choice?.target?.kind === 'slot' ? search.choice.target : undefined;
  const [first] = target?.places ?? [];
  const today = dayInChina(nowMs());
  const go = (): void => {
    if (!site || !target || !first) return;
    setTapped({ ...first, day: target.day, where: whereOf(site, place), address: place ? '' : site.address });
  };
  const here = pathTo('checkupTimes', { ...whom, siteId, from, until });
  const foot = (
    <BottomBar
      left={target && first && `${dayAndWeekday(target.day, today)} ${spanWords(first.startsAt, first.endsAt)}`}
    >
      <Button text={target ? words.next : words.chooseOne} disabled={!target} onPress={go} />
    </BottomBar>
  );
  const toStops = (): void => void openPage('checkupStops', { residentId });
  return (
    <InnerPage title={words.timesTitle} foot={foot}>
      <RemoteView remote={search.site} here={here}>
        {(detail) => (
          <>
            <PersonCard
              icon="hospital"
              name={place ?? detail.shortName}
              note={place ? words.vehicle : detail.address}
            />
            {lastDay && (
              <Inset>
                <Note tone="sunk">{words.useBy(fullDay(lastDay))}</Note>
              </Inset>
            )}
            <RemoteView remote={search.availability} here={here} shape="cards">
              {(availability) =>
                search.choice && (
                  <SlotPicker
                    site={detail}
                    service={service}
                    availability={availability}
                    choice={search.choice}
                    people={1}
                    mayWait={false}
                    onTap={search.tap}
                    onJump={search.jump}
                    onOtherSites={isCheckupService(service) ? toStops : undefined}
                  />
                )
              }
            </RemoteView>
          </>
        )}
      </RemoteView>
      <ConfirmSheet
        whom={whom}
        label={label}
        tapped={tapped}
        today={today}
        onClose={() => setTapped(undefined)}
        onRefused={() => void search.availability.reload()}
      />
    </InnerPage>
  );
}

/** Another day, or another place: of the own clinic unless the address names one. Also the times of a service held for points. */
export default function CheckupTimesPage() {
  const { residentId = '', service: asked, taskId, redemption, siteId, from } = usePageParams('checkupTimes');
  const service = timesOf(asked, redemption);
  const site = useDefaultSite(siteId, residentId, service);
  return <Times whom={{ residentId, service, taskId, redemption }} siteId={site} from={from} />;
}

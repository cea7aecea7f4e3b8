import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { RecordOverview } from '@kangban/contract/record/record';
import { record as words } from '@/copy/record';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { callPhone } from '@/platform/device';
import { openPage } from '@/platform/navigation';
import { Avatar } from '@/ui/avatar/avatar';
import { Card } from '@/ui/card/card';
import { Icon } from '@/ui/icon/icon';
import { LinkButton } from '@/ui/link-button/link-button';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { FilterChips } from './filter-chips';
import { HiddenRow } from './hidden-row';
import { NumberTiles } from './number-tiles';
import { RecordHead } from './record-head';
import { TimelineList } from './timeline-list';
import './record.scss';

interface PartProps {
  data: RecordOverview;
}

function Doctor({ data }: PartProps) {
  const { doctor, right, label, today } = data;
  if (!doctor) return null;
  const name = words.doctorName(doctor.name);
  const { phone } = doctor;
  return (
    <>
      <SectionTitle text={right === 'self' ? words.doctor : words.doctorOf(label)} />
      <Card flush>
        <Row
          lead={<Avatar letter={doctor.name.slice(0, 1)} />}
          title={name}
          note={words.doctorNote(doctor.institution, dayWords(doctor.on, today))}
          {...(phone !== null && {
            right: <Icon name="phone" size={24} />,
            label: words.call(name),
            onPress: () => void callPhone(phone),
          })}
        />
      </Card>
    </>
  );
}

function Facts({ data }: PartProps) {
  const { residentId, medicines, basic, today, missing, groups } = data;
  const names = states.list(medicines.map(({ name }) => name));
  return (
    <>
      <View className="record-gap" />
      <Card flush>
        {groups.includes('checkup') && (
          <Row icon="record" title={words.checkup} onPress={() => void openPage('checkupReport', { residentId })} />
        )}
        <Row
          icon="bag"
          title={words.medicines}
          note={names || words.noMedicines}
          onPress={() =>
            names
              ? void openPage('recordTimeline', { residentId, group: 'medicine' })
              : void openPage('ownEntry', { residentId, kind: 'medicine' })
          }
        />
        <Row
          icon="id-card"
          title={words.basic}
          note={basic ? states.dotted([words.basicNote, dayWords(basic.on, today)]) : words.noBasic}
          onPress={() => void openPage('recordBasic', { residentId })}
        />
        {missing.length > 0 && (
          <Row
            icon="pen"
            title={words.missing(missing.length)}
            note={states.list(missing.slice(0, 3).map(({ title }) => title))}
            onPress={() => void openPage('recordComplete', { residentId })}
          />
        )}
      </Card>
    </>
  );
}

function Recent({ data }: PartProps) {
  const { residentId, recent, groups } = data;
  const open = (group?: (typeof groups)[number]): void =>
    void openPage('recordTimeline', group ? { residentId, group } : { residentId });
  return (
    <>
      <SectionTitle text={words.timeline} />
      {recent.length === 0 ? (
        <Card flush>
          <Row icon="record" title={words.empty} note={words.emptyText} />
        </Card>
      ) : (
        <>
          <FilterChips groups={groups} current={undefined} onChange={open} />
          <Card className="record-stack">
            <TimelineList items={recent} residentId={residentId} />
            <LinkButton text={words.seeAll} arrow onPress={() => open()} />
          </Card>
        </>
      )}
    </>
  );
}

function Links({ data }: PartProps) {
  const params = { residentId: data.residentId };
  return (
    <>
      <View className="record-gap" />
      <Card flush>
        <Row
          icon="eye"
          title={words.access}
          note={words.accessNote}
          onPress={() => void openPage('recordAccess', params)}
        />
        <Row
          icon="pen"
          title={words.correct}
          note={words.correctNote}
          onPress={() => void openPage('recordCorrection', params)}
        />
        <Row icon="pin" title={words.pocket} note={words.pocketNote} onPress={() => void openPage('pocket', params)} />
        <Row
          icon="qr"
          title={words.share}
          note={words.shareNote}
          onPress={() => void openPage('recordShare', params)}
        />
        <Row icon="book" title={words.print} onPress={() => void openPage('recordPrint', params)} />
      </Card>
    </>
  );
}

/** The first page of a record: who, the newest numbers, what is taken, what came last, and what can be done with it. */
export function RecordHome({ data, child }: PartProps & { child?: ReactNode }) {
  return (
    <>
      <RecordHead data={data} />
      {child}
      <NumberTiles data={data} />
      <Doctor data={data} />
      <Facts data={data} />
      <Recent data={data} />
      <HiddenRow residentId={data.residentId} count={data.hidden} />
      <Links data={data} />
    </>
  );
}

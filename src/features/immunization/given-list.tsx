import { View } from '@tarojs/components';
import type { ImmunizationOfResident, ImmunizationRecord } from '@kangban/contract/immunization';
import { record as words } from '@/copy/vaccine-record';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Lead } from '@/ui/lead/lead';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import './immunization.scss';

const noteOf = ({ lot, manufacturer, siteName }: ImmunizationRecord): string =>
  states.dotted([lot ? words.lot(lot) : words.noLot, manufacturer ?? '', siteName ?? words.elsewhere]);

/** Newest day first, the doses of one day together. */
function byDay(given: readonly ImmunizationRecord[]): [string, ImmunizationRecord[]][] {
  const days = new Map<string, ImmunizationRecord[]>();
  for (const record of [...given].sort((a, b) => b.givenOn.localeCompare(a.givenOn))) {
    days.set(record.givenOn, [...(days.get(record.givenOn) ?? []), record]);
  }
  return [...days];
}

/** 接种证: every dose with its day, lot, maker and place. */
export function GivenList({ data }: { data: ImmunizationOfResident }) {
  if (data.given.length === 0) {
    return <StatePanel kind="empty" icon="record" title={words.givenEmpty} text={words.givenEmptyText} />;
  }
  return (
    <>
      <Lead title={words.givenTotal(data.label, data.given.length)} />
      {byDay(data.given).map(([day, records]) => (
        <View key={day}>
          <SectionTitle text={fullDay(records[0]?.givenOn ?? data.today)} />
          <Card flush>
            {records.map((record) => (
              <Row key={record.immunizationId} icon="syringe" title={record.vaccineName} note={noteOf(record)} />
            ))}
          </Card>
        </View>
      ))}
      <View className="immunization-caption">{words.wrong}</View>
    </>
  );
}

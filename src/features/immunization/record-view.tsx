import type { ImmunizationOfResident } from '@kangban/contract/immunization';
import { record as words } from '@/copy/vaccine-record';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Icon } from '@/ui/icon/icon';
import { Inset } from '@/ui/inset/inset';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { groupDoses } from './groups';
import { seriesOf } from './series';
import './immunization.scss';

/** What a person has had, series by series, and the certificate. */
export function RecordView({ data }: { data: ImmunizationOfResident }) {
  const { residentId } = data;
  const due = groupDoses(data).now.length;
  return (
    <>
      <Card flush>
        <Row
          lead={<Icon name="check-circle" size={26} className="record-icon" />}
          title={words.certificate}
          note={words.certificateNote(data.given.length)}
          onPress={() => void openPage('given', { residentId })}
        />
      </Card>
      {due > 0 && (
        <Inset>
          <Button
            text={`${words.dueNow(due)}，${words.book}`}
            icon="syringe"
            onPress={() => void openPage('chooseVaccine', { residentId })}
          />
        </Inset>
      )}
      <SectionTitle text={words.series} />
      <Card flush>
        {seriesOf(data).map(({ series, name, given, total, mark, status, ahead }) => (
          <Row
            key={series}
            title={name}
            note={states.dotted([words.seriesProgress(given, total), ahead])}
            right={<StatusChip kind={mark} text={status} />}
          />
        ))}
      </Card>
    </>
  );
}

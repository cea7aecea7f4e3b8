import { getRecord, type RecordNumber } from '@kangban/contract/record/record';
import { recordPages as words } from '@/copy/record-pages';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { NUMBER_MARKS } from '@/features/record/number-tiles';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Button } from '@/ui/button/button';

function openValue(residentId: string, { id, kind }: RecordNumber['values'][number]): void {
  if (kind === 'growth') void openPage('growth', { residentId });
  else void openPage('recordEntry', { residentId, entryId: id });
}

function NumberView({ number, residentId }: { number: RecordNumber; residentId: string }) {
  const { name, unit, values, state } = number;
  return (
    <>
      <Lead title={words.numberLead(name, `${values[0]?.text ?? ''} ${unit}`)} text={state?.note ?? ''} />
      {state && (
        <Inset>
          <StatusChip kind={NUMBER_MARKS[state.tone]} text={state.word} />
          <Note tone="sunk">{words.notDiagnosis}</Note>
        </Inset>
      )}
      <Card flush>
        {values.map((value) => (
          <Row
            key={value.id + value.text}
            title={`${value.text} ${unit}`}
            note={states.dotted([fullDay(value.on), value.home ? words.atHome : words.atClinic])}
            onPress={() => openValue(residentId, value)}
          />
        ))}
      </Card>
      {state && <Inset>{words.numberSource(state.source, state.verified)}</Inset>}
    </>
  );
}

export default function NumbersPage() {
  const { residentId = '', measure = '' } = usePageParams('recordNumbers');
  const remote = useRemote({ endpoint: getRecord, input: { params: { residentId } } });
  return (
    <InnerPage title={words.numberTitle}>
      <RemoteView remote={remote} here={pathTo('recordNumbers', { residentId, measure })} shape="rows">
        {({ numbers, right }) => {
          const number = numbers.find((one) => one.measure === measure);
          return (
            <>
              {number ? (
                <NumberView number={number} residentId={residentId} />
              ) : (
                <StatePanel kind="empty" icon="record" title={words.noNumber} text={words.noNumberText} />
              )}
              {right !== 'proxy' && measure !== 'height' && (
                <Inset>
                  <Button
                    kind="second"
                    text={words.addNumber}
                    icon="plus"
                    onPress={() => void openPage('readingLog', { residentId, item: measure })}
                  />
                </Inset>
              )}
            </>
          );
        }}
      </RemoteView>
    </InnerPage>
  );
}

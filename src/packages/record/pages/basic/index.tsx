import { type BasicInformation, getBasicInformation } from '@kangban/contract/record/record';
import { recordPages as words } from '@/copy/record-pages';
import { record } from '@/copy/record';
import { fullDay, sexWord } from '@/copy/when';
import { Sections } from '@/features/record/sections';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';

function Person({ data }: { data: BasicInformation }) {
  const { name, sex, birthDate, idMasked, phoneMasked } = data;
  return (
    <>
      <SectionTitle text={words.identity} />
      <Card>
        <KeyValueList
          rows={[
            { key: words.name, values: [name] },
            { key: words.sex, values: [sexWord(sex)] },
            { key: words.birth, values: [fullDay(birthDate)] },
            { key: words.idNumber, values: [idMasked ?? words.none] },
            { key: words.phone, values: [phoneMasked ?? words.none] },
          ]}
        />
      </Card>
    </>
  );
}

function Form({ data: { form, residentId } }: { data: BasicInformation }) {
  if (!form) return <StatePanel kind="empty" icon="record" title={words.noForm} text={words.noFormText} />;
  const { on, institution, hiddenParts, sections } = form;
  return (
    <>
      <Inset>
        <Note tone="sunk">{words.filledOn(fullDay(on), institution)}</Note>
      </Inset>
      <Sections sections={sections} />
      {hiddenParts > 0 && (
        <Card flush>
          <Row
            icon="lock"
            title={words.hiddenParts(hiddenParts)}
            note={record.hiddenNote}
            onPress={() => void openPage('recordUnlock', { residentId })}
          />
        </Card>
      )}
    </>
  );
}

export default function BasicPage() {
  const { residentId = '' } = usePageParams('recordBasic');
  const remote = useRemote({ endpoint: getBasicInformation, input: { params: { residentId } } });
  return (
    <InnerPage title={words.basicTitle}>
      <RemoteView remote={remote} here={pathTo('recordBasic', { residentId })} shape="cards">
        {(data) => (
          <>
            <Person data={data} />
            <Form data={data} />
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}

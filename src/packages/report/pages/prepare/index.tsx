import { PREPARE_GROUPS, prepareFor } from '@kangban/domain/checkup-booking/prepare';
import { checkupPrepare as words } from '@/copy/checkup-booking';
import { serviceOf } from '@/features/checkup-booking/book';
import { PrepareList } from '@/features/checkup-booking/prepare-list';
import { InnerPage } from '@/features/shell/page';
import { usePageParams } from '@/platform/navigation';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';

/** How to get ready, in plain words; read aloud where the phone can. */
export default function CheckupPreparePage() {
  const service = serviceOf(usePageParams('checkupPrepare').service);
  const lines = prepareFor(service);
  const spoken = [...lines.map(({ text, more }) => text + (more ?? '')), words.unconfirmed];
  return (
    <InnerPage title={words.title(service)}>
      <Inset>
        <ReadAloud paragraphs={spoken} start={words.listen} stop={words.stop} />
      </Inset>
      {PREPARE_GROUPS.map((group) => {
        const some = lines.filter((line) => line.group === group);
        if (some.length === 0) return null;
        return (
          <PrepareList key={group} lines={some}>
            <SectionTitle text={words.group(group)} />
          </PrepareList>
        );
      })}
      <Inset>
        <Note tone="sunk">{words.unconfirmed}</Note>
      </Inset>
    </InnerPage>
  );
}

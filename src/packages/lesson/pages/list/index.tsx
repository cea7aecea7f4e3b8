import { listLessons } from '@kangban/contract/lesson';
import { lesson as words } from '@/copy/lesson';
import { ListView } from '@/features/lesson/list-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

export default function LessonListPage() {
  const { residentId = '' } = usePageParams('lessons');
  const remote = useRemote({ endpoint: listLessons, input: { params: { residentId } } });
  return (
    <InnerPage title={words.listTitle}>
      <RemoteView remote={remote} here={pathTo('lessons', { residentId })} shape="rows">
        {(list) => <ListView list={list} onOpen={({ lesson }) => void openPage('lesson', { residentId, lesson })} />}
      </RemoteView>
    </InnerPage>
  );
}

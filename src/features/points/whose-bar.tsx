import { pointPages as words } from '@/copy/point-pages';
import { NoticeBar } from '@/ui/notice-bar/notice-bar';

/** Whose points a page is about, where they are not the reader's own. `label`: how the reader calls the person, once it is known. */
export function WhoseBar({ label }: { label: string | undefined }) {
  const text = label === undefined ? '' : words.proxy(label);
  return text === '' ? null : <NoticeBar icon="people" tone="quiet" text={text} />;
}

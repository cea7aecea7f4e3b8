import { privacyText, termsText } from '@/copy/legal-rows';
import { LegalView } from '@/features/legal/legal-view';
import { InnerPage } from '@/features/shell/page';
import { usePageParams } from '@/platform/navigation';

export default function LegalPage() {
  const { text } = usePageParams('legal');
  const shown = text === 'terms' ? termsText : privacyText;
  return (
    <InnerPage title={shown.title}>
      <LegalView {...shown} />
    </InnerPage>
  );
}

import { consentOn } from '@kangban/domain/booking/consent';
import { states } from '@/copy/states';
import { changeDraft, readDraft } from '@/features/booking/draft';
import { LegalView } from '@/features/legal/legal-view';
import { InnerPage } from '@/features/shell/page';
import { dayInChina, nowMs } from '@/platform/clock';
import { goBack } from '@/platform/navigation';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

export default function ConsentPage() {
  const text = consentOn(dayInChina(nowMs()));
  if (!text) return <InnerPage title={states.loading}>{null}</InnerPage>;
  const agree = (): void => {
    if (readDraft()) changeDraft({ consent: text.version });
    void goBack();
  };
  return (
    <InnerPage
      title={text.title}
      foot={
        <BottomBar>
          <Button text={states.agree} onPress={agree} />
        </BottomBar>
      }
    >
      <LegalView
        title={text.title}
        version={text.version}
        sections={text.paragraphs.map(({ heading, text: words }) => ({ heading, paragraphs: [words] }))}
      />
    </InnerPage>
  );
}

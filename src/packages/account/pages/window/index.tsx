import { View } from '@tarojs/components';
import { window as words } from '@/copy/binding';
import { InnerPage } from '@/features/shell/page';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { IconList } from '@/ui/icon-list/icon-list';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';

export default function WindowPage() {
  return (
    <InnerPage title={words.title}>
      <Lead title={words.title} text={words.lead} />
      <Card>
        <IconList
          items={words.bring.map((text) => ({ key: text, icon: 'id-card' as const, text: <View>{text}</View> }))}
        />
      </Card>
      <Inset>
        <Button text={words.sites} kind="second" icon="hospital" onPress={() => void openPage('sites')} />
      </Inset>
    </InnerPage>
  );
}

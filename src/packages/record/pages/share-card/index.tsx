import { useState } from 'react';
import { View } from '@tarojs/components';
import { getShareCard, type ShareCard } from '@kangban/contract/record/own-entry';
import { shareCard as words } from '@/copy/pocket';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { handOverCard } from '@/platform/card-picture';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { CheckCard } from '@/ui/check-card/check-card';
import { Lead } from '@/ui/lead/lead';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Toast } from '@/ui/toast/toast';
import { chartColors } from '@/ui/chart/chart-colors';
import './share-card.scss';

const NAME_LINE = 'name';
const { standard } = chartColors;
const WEAPP = process.env.TARO_ENV === 'weapp';

const Preview = ({ lines }: { lines: readonly string[] }) => (
  <View className="share-card" {...a11y({ role: 'img', label: words.picture(lines) })}>
    <View className="share-card__title">{words.about}</View>
    {lines.map((line) => (
      <View key={line} className="share-card__line">
        {line}
      </View>
    ))}
    <View className="share-card__foot">{words.foot}</View>
  </View>
);

function Chooser({ card }: { card: ShareCard }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<string>();
  const [failed, setFailed] = useState(false);
  const choices = [
    ...(card.label === words.self
      ? []
      : [{ key: NAME_LINE, text: card.label, title: words.name, note: words.nameNote(card.label) }]),
    ...card.lines.map(({ key, text, health }) => ({
      key,
      text,
      title: text,
      note: health ? words.health : words.plain,
    })),
  ];
  const lines = choices.filter(({ key }) => chosen.includes(key)).map(({ text }) => text);
  const turn = (key: string, on: boolean): void =>
    setChosen(on ? [...chosen, key] : chosen.filter((other) => other !== key));
  const handOver = async (): Promise<void> => {
    const done = await handOverCard(
      { title: words.about, lines, foot: words.foot, ground: standard.brandText, ink: standard.surface },
      `${words.title}.png`,
    );
    setFailed(!done);
    if (done && !WEAPP) setSaid(words.saved);
  };
  return (
    <>
      <Lead title={words.lead} text={words.leadText} />
      {choices.map(({ key, title, note }) => (
        <CheckCard
          key={key}
          title={title}
          note={note}
          checked={chosen.includes(key)}
          onChange={(on) => turn(key, on)}
        />
      ))}
      {lines.length > 0 ? (
        <Preview lines={lines} />
      ) : (
        <Inset>
          <Note tone="sunk">{words.empty}</Note>
        </Inset>
      )}
      {failed && (
        <Inset>
          <Note tone="urgent" live>
            {words.failed}
          </Note>
        </Inset>
      )}
      <View className="share-card-act">
        <Button
          text={WEAPP ? words.send : words.save}
          icon="share"
          disabled={lines.length === 0}
          onPress={() => void handOver()}
        />
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </>
  );
}

export default function ShareCardPage() {
  const { residentId = '' } = usePageParams('shareCard');
  const remote = useRemote({ endpoint: getShareCard, input: { params: { residentId } } });
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('shareCard', { residentId })} shape="rows">
        {(card) => <Chooser card={card} />}
      </RemoteView>
    </InnerPage>
  );
}

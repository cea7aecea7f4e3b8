import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import { downloadHealthCard, type HealthCard, makeHealthCard } from '@kangban/contract/record-export';
import { cardSegments } from '@kangban/domain/health-card/numeric';
import { drawQrCode } from '@kangban/domain/health-card/qr-code';
import { card as words, print } from '@/copy/share';
import { fullDay } from '@/copy/when';
import { useAct } from '@/platform/use-act';
import '@/features/share/share.scss';
import { InnerPage } from '@/features/shell/page';
import { takeFile } from '@/platform/files';
import { usePageParams } from '@/platform/navigation';
import { addressOf, call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { CheckRow } from '@/ui/check-row/check-row';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { QrCode } from '@/ui/ticket/ticket';
import { Toast } from '@/ui/toast/toast';

/** A code this dense is scanned from a large picture only. */
const CODE_PX = 300;

function CardCode({ code }: { code: string }) {
  const drawn = useMemo(() => drawQrCode(cardSegments(code)), [code]);
  return <QrCode code={code} label={words.qrLabel} sizePx={CODE_PX} {...(drawn && { modules: drawn.dark })} />;
}

function Made({ card }: { card: HealthCard }) {
  return (
    <>
      <Lead mark="normal" title={words.made(card.doses.length)} text={words.issued(card.issuedOn)} />
      {card.qr === null ? (
        <Note icon="info">{words.tooLong}</Note>
      ) : (
        <View className="share-secret">
          <CardCode code={card.qr} />
        </View>
      )}
      <SectionTitle text={words.doses} />
      <Card flush>
        {card.doses.map(({ name, givenOn, known }) => (
          <Row
            key={`${name}.${givenOn}`}
            title={name}
            note={known ? fullDay(givenOn) : `${fullDay(givenOn)}，${words.unknown}`}
          />
        ))}
      </Card>
    </>
  );
}

function useCard(residentId: string, onSaid: (text: string) => void) {
  const [understood, setUnderstood] = useState(false);
  const [card, setCard] = useState<HealthCard>();
  const act = useAct();
  const params = { residentId };
  const guarded = async (work: () => Promise<void>): Promise<void> => (understood ? work() : act.say(words.agreeFirst));
  const make = (): Promise<void> =>
    guarded(async () => {
      await act.run('make', async () => setCard(await call(makeHealthCard, { params, body: { understood: true } })));
    });
  const take = (): Promise<void> =>
    guarded(async () => {
      const name = card?.fileName ?? `${words.title}.smart-health-card`;
      const address = () => addressOf(downloadHealthCard, { params, query: { understood: 'yes' } });
      if (await act.run('file', () => takeFile({ address, name }))) onSaid(print.saved(name));
    });
  return { understood, setUnderstood, card, act, make, take };
}

/** A SMART Health Card: the warning first, then the card as a code and as a file. */
export default function RecordCardPage() {
  const { residentId = '' } = usePageParams('recordCard');
  const [said, setSaid] = useState<string>();
  const { understood, setUnderstood, card, act, make, take } = useCard(residentId, setSaid);
  return (
    <InnerPage title={words.title}>
      {card ? <Made card={card} /> : <Lead title={words.lead} text={words.leadText} />}
      <View className="share-form">
        {!card && (
          <>
            <Note tone="attention">{words.warning}</Note>
            <CheckRow checked={understood} onChange={setUnderstood} text={words.understood} />
          </>
        )}
        {act.problem !== undefined && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        {!card && <Button text={words.make} busy={act.busy === 'make'} onPress={() => void make()} />}
        {card && (
          <Button kind="second" text={words.file} icon="share" busy={act.busy === 'file'} onPress={() => void take()} />
        )}
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

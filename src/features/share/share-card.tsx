import { useState } from 'react';
import { View } from '@tarojs/components';
import { revokeShare, type Share } from '@kangban/contract/share';
import { SENSITIVE_WORDS } from '@kangban/domain/access/sensitive-words';
import { KIND_WORDS } from '@kangban/domain/share/share-terms';
import { share as words } from '@/copy/share';
import { pathTo } from '@/paths';
import { dayInChina, timeInChina } from '@/platform/clock';
import { copyText } from '@/platform/device';
import { publicAddress } from '@/platform/public-address';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Strong } from '@/ui/strong/strong';
import { QrCode } from '@/ui/ticket/ticket';
import { a11y } from '@/ui/a11y/a11y';
import { useAct } from '@/platform/use-act';
import './share.scss';

const at = (instant: string): [ReturnType<typeof dayInChina>, string] => {
  const ms = Date.parse(instant);
  return [dayInChina(ms), timeInChina(ms)];
};

/** What a share shows, in words. */
function Facts({ share }: { share: Share }) {
  const sensitive = share.opened.map((category) => SENSITIVE_WORDS[category]);
  const rows = [
    { key: words.purposeKey, values: [share.purpose] },
    {
      key: words.what,
      values: [[...share.kinds.map((kind) => KIND_WORDS[kind]), ...sensitive].join('、')],
      note: share.since === null ? words.whatAll : words.whatSince(share.since),
    },
    { key: words.until, values: [words.untilAt(...at(share.endsAt))] },
  ];
  return <KeyValueList rows={rows} />;
}

/** Every opening with who it was; what was only told is said to be so. */
function Openings({ share }: { share: Share }) {
  if (share.openings.length === 0) return <View className="share-caption">{words.noOpening}</View>;
  return (
    <>
      <Strong text={words.openings} />
      {share.openings.map(({ openedAt, way, name, institution, proven }) => (
        <Row
          key={openedAt + name}
          icon="eye"
          title={words.opening(name, institution)}
          note={`${words.openingAt(...at(openedAt), way)}。${proven ? words.proven : words.told}`}
        />
      ))}
    </>
  );
}

/** The code to scan and the one to type. */
function Secret({ secret, onSaid }: { secret: NonNullable<Share['secret']>; onSaid: (text: string) => void }) {
  const address = publicAddress(pathTo('sharedRecord', { token: secret.token }));
  // The server leads from here to the doctor's page: short enough to be typed.
  const typed = `${publicAddress('').replace(/#$/, '')}share`;
  return (
    <View className="share-secret">
      <QrCode code={address} label={words.qrLabel} sizePx={220} />
      <View className="share-secret__code" {...a11y({ role: 'img', label: words.codeLabel(secret.code) })}>
        {secret.code}
      </View>
      <View className="share-caption">{words.how}</View>
      <View className="share-secret__address">{typed}</View>
      <Button
        small
        kind="second"
        text={words.copy}
        onPress={() => void copyText(address).then((isCopied) => isCopied && onSaid(words.copied))}
      />
    </View>
  );
}

export interface ShareCardProps {
  residentId: string;
  share: Share;
  onChanged: () => void;
  onSaid: (text: string) => void;
}

/** A share that holds: the code, what it shows, who opened it, and the way to stop it. */
export function LiveShare({ residentId, share, onChanged, onSaid }: ShareCardProps) {
  const [asking, setAsking] = useState(false);
  const act = useAct();
  const stop = async (): Promise<void> => {
    setAsking(false);
    const params = { residentId, shareId: share.shareId };
    if (!(await act.run('stop', () => call(revokeShare, { params })))) return;
    onSaid(words.stopped);
    onChanged();
  };
  return (
    <Card label={words.live}>
      {share.secret ? <Secret secret={share.secret} onSaid={onSaid} /> : <Note icon="lock">{words.notMine}</Note>}
      <Facts share={share} />
      <Openings share={share} />
      {act.problem !== undefined && (
        <Note tone="attention" live>
          {act.problem}
        </Note>
      )}
      <View className="share-acts">
        <Button kind="danger" text={words.stop} busy={act.busy !== undefined} onPress={() => setAsking(true)} />
      </View>
      <Confirm
        id={`stop-${share.shareId}`}
        open={asking}
        title={words.stopTitle}
        text={words.stopText}
        yes={words.stopYes}
        no={words.stopNo}
        onYes={() => void stop()}
        onNo={() => setAsking(false)}
      />
    </Card>
  );
}

/** A share that is over, with who opened it. */
export function PastShare({ share }: { share: Share }) {
  return (
    <Card>
      <StatusChip kind="none" text={words.states[share.state]} />
      <Facts share={share} />
      <Openings share={share} />
    </Card>
  );
}

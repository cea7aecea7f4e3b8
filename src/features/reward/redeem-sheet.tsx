import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Reward, RewardCatalogue } from '@kangban/contract/reward';
import { errorSentences } from '@/copy/errors';
import { redemption as later, reward as words } from '@/copy/reward';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { replacePage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { IconList } from '@/ui/icon-list/icon-list';
import { Note } from '@/ui/note/note';
import { RadioRows } from '@/ui/radio-rows/radio-rows';
import { Sheet } from '@/ui/sheet/sheet';
import { Strong } from '@/ui/strong/strong';
import { pursesFor, soonOf, type RewardPurse } from './purse';
import { redeem, type Redeemed, type Wish } from './redeem';
import './reward.scss';

interface LineProps {
  name: string;
  value: string;
  strong?: boolean;
  points?: boolean;
}

function Line({ name, value, strong, points }: LineProps) {
  return (
    <View className={strong ? 'reward-calc__line reward-calc__line--strong' : 'reward-calc__line'}>
      <View>{name}</View>
      <View className={points ? 'reward-calc__value reward-calc__value--points' : 'reward-calc__value'}>{value}</View>
    </View>
  );
}

/** What there is, what this takes and from where, what stays. */
function Sum({ purse, reward, today }: { purse: RewardPurse; reward: Reward; today: RewardCatalogue['today'] }) {
  const soon = soonOf(purse, today);
  return (
    <View className="reward-calc">
      <Line name={purse.holder === 'own' ? words.now : words.nowFamily} value={words.points(purse.active)} />
      <Line name={words.use(Math.min(soon?.points ?? 0, reward.points))} value={words.minus(reward.points)} points />
      <Line name={words.rest} value={words.points(purse.active - reward.points)} strong />
    </View>
  );
}

function Trouble({ outcome }: { outcome: Redeemed | undefined }) {
  if (!outcome || outcome.kind === 'redeemed') return null;
  if (outcome.kind === 'unsure')
    return (
      <Note tone="attention" live>
        {words.unsure}
      </Note>
    );
  const { code, details } = outcome.problem;
  const { say, next } = errorSentences[code];
  return (
    <Note tone="attention" live>
      {details.reason ?? `${say}。${next}`}
    </Note>
  );
}

interface ChoicesProps {
  catalogue: RewardCatalogue;
  reward: Reward;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

interface Choice {
  siteId: string | undefined;
  holder: Wish['holder'] | undefined;
}

/** Where, and whose points: asked only where there is something to choose. */
function Choices({ catalogue, reward, choice, onChange }: ChoicesProps) {
  const purses = pursesFor(catalogue, reward.points);
  const free = reward.places.filter(({ left }) => left > 0);
  return (
    <>
      {free.length > 1 && (
        <RadioRows
          title={words.atWhich}
          choices={free.map(({ siteId, siteName, room, hours }) => ({
            key: siteId,
            text: later.rowPlace(siteName, room),
            note: hours.join('，'),
          }))}
          current={choice.siteId}
          onChoose={(siteId) => onChange({ ...choice, siteId })}
        />
      )}
      {purses.length > 1 && (
        <RadioRows
          title={words.ofWhich}
          choices={purses.map(({ holder, active }) => ({
            key: holder,
            text: holder === 'own' ? words.ownPurse(catalogue.label, active) : words.familyPurse(active),
          }))}
          current={choice.holder}
          onChoose={(key) => onChange({ ...choice, holder: purses.find(({ holder }) => holder === key)?.holder })}
        />
      )}
    </>
  );
}

/** Where to go, by when, and for whom. */
function Terms({ reward, place }: { reward: Reward; place: Reward['places'][number] | undefined }) {
  return (
    <View className="reward-list">
      <IconList
        items={[
          ...(place ? [{ key: 'place', icon: 'pin' as const, text: later.rowPlace(place.siteName, place.room) }] : []),
          {
            key: 'day',
            icon: 'calendar',
            text: (
              <>
                <Strong text={words.before(fullDay(reward.useBy))} />
                {reward.kind === 'goods' ? words.orBackGoods : words.orBack}
              </>
            ),
          },
          { key: 'who', icon: 'user', text: reward.whoText },
          { key: 'refund', icon: 'info', text: reward.refundText },
        ]}
      />
    </View>
  );
}

export interface RedeemSheetProps {
  catalogue: RewardCatalogue;
  reward: Reward | undefined;
  onClose: () => void;
  /** The county said no: what is shown has to be read again. */
  onRefused: () => void;
  /** Opens the page with addresses and hours. */
  onMore?: ((reward: Reward) => void) | undefined;
}

interface BodyProps extends RedeemSheetProps {
  reward: Reward;
}

/** What was chosen, and the sending of it. */
function useRedeeming({ catalogue, reward, onRefused }: BodyProps) {
  const { residentId } = catalogue;
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Redeemed>();
  const [choice, setChoice] = useState<Choice>({
    siteId: reward.places.find(({ left }) => left > 0)?.siteId,
    holder: pursesFor(catalogue, reward.points)[0]?.holder,
  });
  const go = async (siteId: string, holder: Wish['holder']): Promise<void> => {
    setBusy(true);
    const done = await redeem({ residentId, reward, siteId, holder });
    setBusy(false);
    setOutcome(done);
    if (done.kind === 'refused') onRefused();
    if (done.kind === 'redeemed')
      void replacePage('redemption', { residentId, redemptionId: done.redemption.redemptionId, fresh: 'yes' });
  };
  return { busy, outcome, choice, setChoice, go };
}

function Body(props: BodyProps) {
  const { catalogue, reward, onClose, onMore } = props;
  const { busy, outcome, choice, setChoice, go } = useRedeeming(props);
  const purse = catalogue.purses.find(({ holder }) => holder === choice.holder);
  const place = reward.places.find(({ siteId }) => siteId === choice.siteId);
  return (
    <>
      <View>{reward.detail}</View>
      {purse && <Sum purse={purse} reward={reward} today={catalogue.today} />}
      <Choices catalogue={catalogue} reward={reward} choice={choice} onChange={setChoice} />
      <Terms reward={reward} place={place} />
      <Trouble outcome={outcome} />
      {outcome?.kind !== 'refused' && place && purse && (
        <Button
          text={outcome ? words.askAgain : words.confirm(reward.points)}
          busy={busy}
          onPress={() => void go(place.siteId, purse.holder)}
        />
      )}
      {onMore && <Button text={words.more} kind="plain" onPress={() => onMore(reward)} />}
      <Button text={words.think} kind="plain" onPress={onClose} />
    </>
  );
}

/** What it costs and what it asks, once more before the points are held. */
export function RedeemSheet(props: RedeemSheetProps) {
  const { reward, onClose } = props;
  return (
    <Sheet
      id="redeem"
      open={reward !== undefined}
      title={words.ask(reward?.name ?? '')}
      closeLabel={states.close}
      onClose={onClose}
    >
      {reward && <Body key={reward.itemId} {...props} reward={reward} />}
    </Sheet>
  );
}

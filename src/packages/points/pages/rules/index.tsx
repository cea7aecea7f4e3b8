import { View } from '@tarojs/components';
import { getPointRules, type PointRules } from '@kangban/contract/point-way';
import { pointPages as words } from '@/copy/point-pages';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { OffSwitch } from '@/features/points/off-switch';
import { RuleCard } from '@/features/points/rule-list';
import { NoteList } from '@/features/points/rules-card';
import { WhoseBar } from '@/features/points/whose-bar';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { ProgramLabel } from '@/ui/program-label/program-label';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';

type Scheme = NonNullable<PointRules['scheme']>;

const spokenOf = ({ title, notes, rules, expiry }: Scheme): string[] => [
  title,
  words.notProperty + words.notPropertyText,
  ...notes.map(({ text }) => text),
  ...rules.map((rule) => `${rule.title}，${words.perTime(rule.points)}。${rule.text}`),
  expiry,
];

function SchemeView({ scheme }: { scheme: Scheme }) {
  const { title, version, validFrom, validTo, notes, rules, expiry, holder, rounding, appealDays, source } = scheme;
  return (
    <>
      <Lead
        title={title}
        text={states.dotted([
          words.version(version, fullDay(validFrom)),
          validTo === null ? '' : words.until(fullDay(validTo)),
        ])}
      />
      <Inset>
        <ReadAloud paragraphs={spokenOf(scheme)} start={states.readAloud} stop={states.stopReading} />
        <Note icon="shield">{words.notProperty + words.notPropertyText}</Note>
      </Inset>
      <Card>
        <NoteList notes={notes} />
      </Card>
      <SectionTitle text={words.waysTitle} />
      {rules.map((rule) => (
        <RuleCard key={rule.ruleId} rule={rule} schemeFrom={validFrom} />
      ))}
      <SectionTitle text={words.termsTitle} />
      <Card>
        <KeyValueList
          rows={[
            { key: words.expiryTitle, values: [expiry] },
            { key: words.holderTitle, values: [holder] },
            { key: words.roundingTitle, values: [rounding] },
            { key: words.appealTitle, values: [words.appealText(appealDays)] },
            { key: words.sourceTitle, values: [source], note: words.unconfirmed },
          ]}
        />
      </Card>
    </>
  );
}

interface LinksProps {
  residentId: string;
  family: boolean;
}

function Links({ residentId, family }: LinksProps) {
  return (
    <Card flush>
      <Row icon="shield" title={words.reviewsLink} onPress={() => void openPage('pointReviews', { residentId })} />
      {family && (
        <Row icon="people" title={words.familyLink} onPress={() => void openPage('pointFamily', { residentId })} />
      )}
      <Row icon="points" title={words.rankingLink} onPress={() => void openPage('pointRanking', { residentId })} />
    </Card>
  );
}

/** All the rules in plain words: version, validity, caps, expiry; and the switch that turns points off. */
export default function PointRulesPage() {
  const { residentId = '' } = usePageParams('pointRules');
  const remote = useRemote({ endpoint: getPointRules, input: { params: { residentId } } });
  return (
    <InnerPage title={words.rules} banner={<WhoseBar label={knownOf(remote)?.label} />}>
      <RemoteView remote={remote} here={pathTo('pointRules', { residentId })} shape="rows">
        {({ scheme, off, label, mayChoose }) => (
          <>
            {scheme ? (
              <SchemeView scheme={scheme} />
            ) : (
              <StatePanel kind="empty" icon="points" title={words.noScheme} text={words.noSchemeText} />
            )}
            <SectionTitle text={words.offTitle} />
            <OffSwitch
              residentId={residentId}
              label={label}
              off={off}
              mayChoose={mayChoose}
              onChanged={() => void remote.reload()}
            />
            <SectionTitle text={words.moreTitle} />
            <Links residentId={residentId} family={scheme?.familyAllowed ?? false} />
            <View className="points-program">
              <ProgramLabel name={words.program} tag={words.free} />
            </View>
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}

import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { AssessmentResult } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import type { MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';
import { HelpLines } from './safety-view';
import './assessment.scss';

const MARKS: Readonly<Record<AssessmentResult['level'], MarkKind>> = {
  fine: 'normal',
  act: 'attention',
  unsure: 'none',
};

type Part = { title: string; lines: readonly { label: string; words: string }[] };

function Lines({ title, lines }: Part) {
  if (lines.length === 0) return null;
  return (
    <>
      <SectionTitle text={title} />
      <Card>
        <KeyValueList rows={lines.map(({ label, words: said }) => ({ key: label, values: [said] }))} />
      </Card>
    </>
  );
}

function Sentences({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <SectionTitle text={title} />
      <Card>
        {texts.map((text) => (
          <View key={text} className="assessment-sentence">
            {text}
          </View>
        ))}
      </Card>
    </>
  );
}

const linesTitle = ({ questionnaire }: AssessmentResult): string =>
  questionnaire === 'constitution' ? words.linesTitle : words.detailsTitle;

function Origin({ result }: { result: AssessmentResult }) {
  const { informant, on, source, verified, score, scoreMax } = result;
  return (
    <Inset>
      <View className="assessment-quiet">{words.answeredBy(words.informants[informant], fullDay(on))}</View>
      {score !== null && scoreMax !== null && <View className="assessment-quiet">{words.score(score, scoreMax)}</View>}
      <View className="assessment-quiet">
        {`${words.source}：${source}${verified ? '' : `（${words.unverified}）`}`}
      </View>
      <View className="assessment-quiet">{words.notDiagnosis}</View>
    </Inset>
  );
}

const asksForCalls = ({ safety, level, questionnaire }: AssessmentResult): boolean =>
  safety || (level === 'act' && (questionnaire === 'gds-15' || questionnaire === 'phq-9'));

/** A result in plain words: what it comes to, what to do next, and only then how it was found. */
export function ResultView({ result, children }: { result: AssessmentResult; children?: ReactNode }) {
  const { level, headline, meaning, next, lines, advice, notes, formal, helpLines } = result;
  return (
    <View>
      <Lead
        mark={MARKS[level]}
        title={headline}
        text={formal ? result.title : states.dotted([result.title, words.selfTest])}
      />
      <Inset>
        <ReadAloud
          paragraphs={[headline, ...next, ...meaning, ...notes]}
          start={states.readAloud}
          stop={states.stopReading}
        />
      </Inset>
      {asksForCalls(result) && (
        <Card>
          <HelpLines lines={result.safety ? helpLines : helpLines.slice(0, 1)} />
        </Card>
      )}
      <Sentences title={words.nextTitle} texts={next} />
      <Sentences title={words.meaningTitle} texts={meaning} />
      {notes.length > 0 && (
        <Inset>
          {notes.map((note) => (
            <Note key={note} tone="sunk">
              {note}
            </Note>
          ))}
        </Inset>
      )}
      <Lines title={linesTitle(result)} lines={lines} />
      <Lines title={words.adviceTitle} lines={advice} />
      {advice.length > 0 && (
        <Inset>
          <Note tone="sunk">{words.adviceGeneral}</Note>
        </Inset>
      )}
      <Origin result={result} />
      {children}
    </View>
  );
}

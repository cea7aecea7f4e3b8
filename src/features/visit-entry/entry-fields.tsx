import { View } from '@tarojs/components';
import { getVisit } from '@kangban/domain/child-visit/visit-table';
import { EYE_ITEM_NAMES, TCM_TEXTS } from '@kangban/domain/child-visit/visit-texts';
import { warningSignsAt } from '@kangban/domain/child-visit/warning-signs';
import { visitEntry as words } from '@/copy/child-visit';
import { Button } from '@/ui/button/button';
import { CheckCard } from '@/ui/check-card/check-card';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import type { DeskVisit, Text } from './entry';
import type { VisitEntry } from './use-visit-entry';

interface PartProps {
  flow: VisitEntry;
  visit: DeskVisit;
}

interface TypedProps {
  flow: VisitEntry;
  name: Text;
  label: string;
  unit?: string;
  error: string;
}

function Typed({ flow, name, label, unit, error }: TypedProps) {
  return (
    <Field
      id={`visit-${name}`}
      label={label}
      value={flow.entry[name]}
      type="digit"
      tool={unit}
      error={flow.wrong.has(name) ? error : undefined}
      onChange={(value) => flow.set({ [name]: value.trim() })}
    />
  );
}

const segmentsOf = (answers: Readonly<Record<string, string>>) =>
  Object.entries(answers).map(([key, text]) => ({ key, text }));

interface ChosenProps {
  label: string;
  answers: Readonly<Record<string, string>>;
  current: string;
  onChange: (key: string) => void;
}

function Chosen({ label, answers, current, onChange }: ChosenProps) {
  return (
    <View className="desk-find">
      <Heading text={label} level={3} look="heading" />
      <SegmentedControl segments={segmentsOf(answers)} current={current} label={label} onChange={onChange} />
    </View>
  );
}

const SEES: readonly string[] = ['y4', 'y5', 'y6'];

/** Day and measures. */
export function Measures({ flow, visit }: PartProps) {
  const { entry, set } = flow;
  const number = { flow, error: words.notNumber };
  return (
    <View className="desk-find">
      <Heading text={words.measures} />
      <Typed flow={flow} name="day" label={words.day} error={words.dayWrong} />
      <Typed {...number} name="weight" label={words.weight} unit={words.kg} />
      <Typed {...number} name="length" label={words.length} unit={words.cm} />
      <Chosen
        label={words.position}
        answers={words.positions}
        current={entry.position}
        onChange={(position) => set({ position })}
      />
      <Typed {...number} name="head" label={words.head} unit={words.cm} />
      {SEES.includes(visit.code) && (
        <>
          <Heading text={words.eyesight} level={3} look="heading" />
          <Typed flow={flow} name="right" label={words.right} error={words.acuityWrong} />
          <Typed flow={flow} name="left" label={words.left} error={words.acuityWrong} />
        </>
      )}
    </View>
  );
}

function Signs({ flow, visit }: PartProps) {
  const { entry, set } = flow;
  const signs = warningSignsAt(visit.code);
  if (signs.length === 0) return null;
  const seen = entry.signs ?? [];
  return (
    <View className="desk-find">
      <Heading text={words.development} level={3} look="heading" />
      <Button
        small
        text={words.developmentNone}
        kind={entry.signs?.length === 0 ? 'primary' : 'second'}
        onPress={() => set({ signs: [] })}
      />
      {signs.map(({ code, text }) => (
        <CheckCard
          key={code}
          title={text}
          note=""
          checked={seen.includes(code)}
          onChange={(on) => set({ signs: on ? [...seen, code] : seen.filter((one) => one !== code) })}
        />
      ))}
    </View>
  );
}

function Eyes({ flow, visit }: PartProps) {
  const { entry, set } = flow;
  return (
    <>
      {getVisit(visit.code).eyes.map((item) => (
        <Chosen
          key={item}
          label={EYE_ITEM_NAMES[item]}
          answers={words.eyeResult}
          current={entry.eyes[item] ?? ''}
          onChange={(result) => set({ eyes: { ...entry.eyes, [item]: result } })}
        />
      ))}
    </>
  );
}

/** Blood, hearing and the screens this visit has. */
function Screens({ flow, visit }: PartProps) {
  const { entry, set } = flow;
  const { autism, hearing, teeth } = getVisit(visit.code);
  const isNewborn = visit.code === 'home';
  const screen = { answers: words.screen };
  return (
    <>
      {isNewborn && (
        <Chosen
          {...screen}
          label={words.newbornHearing}
          current={entry.newbornHearing}
          onChange={(newbornHearing) => set({ newbornHearing })}
        />
      )}
      {(hearing || visit.code === 'm1') && (
        <Chosen
          {...screen}
          label={words.hearing}
          current={entry.hearing}
          onChange={(result) => set({ hearing: result })}
        />
      )}
      {autism && (
        <Chosen
          {...screen}
          label={words.autism}
          current={entry.autism}
          onChange={(result) => set({ autism: result })}
        />
      )}
      {teeth && (
        <>
          <Typed flow={flow} name="erupted" label={words.erupted} error={words.notNumber} />
          <Typed flow={flow} name="caries" label={words.caries} error={words.notNumber} />
        </>
      )}
    </>
  );
}

/** What was looked at and what came out. */
export function Findings({ flow, visit }: PartProps) {
  const { entry, set } = flow;
  const { blood, tcm } = getVisit(visit.code);
  return (
    <View className="desk-find">
      <Heading text={words.findings} />
      <Chosen
        label={words.physical}
        answers={words.physicalAnswers}
        current={entry.physical}
        onChange={(physical) => set({ physical })}
      />
      {blood !== 'none' && (
        <Typed
          flow={flow}
          name="haemoglobin"
          label={words.haemoglobin}
          unit={words.gramsPerLitre}
          error={words.notNumber}
        />
      )}
      <Screens flow={flow} visit={visit} />
      <Signs flow={flow} visit={visit} />
      <Eyes flow={flow} visit={visit} />
      {tcm && (
        <Chosen
          label={`${TCM_TEXTS[tcm].names}：${words.tcm}`}
          answers={words.tcmAnswers}
          current={entry.tcm}
          onChange={(told) => set({ tcm: told })}
        />
      )}
      <Field id="visit-note" label={words.note} value={entry.note} maxLength={200} onChange={(note) => set({ note })} />
      <Typed flow={flow} name="nextOn" label={words.nextOn} error={words.dayWrong} />
    </View>
  );
}

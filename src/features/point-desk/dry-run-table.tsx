import { View } from '@tarojs/components';
import type { DryRun } from '@kangban/contract/point-rule-desk';
import { pointDesk as words } from '@/copy/point-desk';
import { fullDay } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import './point-desk.scss';

type Paid = DryRun['current'];

function Line({ title, current, draft, sum }: { title: string; current: Paid; draft: Paid; sum?: boolean }) {
  const cells = [
    { key: 'current', text: words.paid(current.points, current.people) },
    { key: 'draft', text: words.paid(draft.points, draft.people) },
    { key: 'change', text: words.change(draft.points - current.points) },
  ];
  return (
    <View
      className={sum ? 'point-table__line point-table__line--sum' : 'point-table__line'}
      {...a11y({ role: 'listitem', label: `${title}，${cells.map(({ text }) => text).join('，')}` })}
    >
      <View className="point-table__what">{title}</View>
      {cells.map(({ key, text }) => (
        <View key={key} className="point-table__cell">
          {text}
        </View>
      ))}
    </View>
  );
}

/** What last month would have paid: now, under the draft, and the difference, rule by rule. */
export function DryRunTable({ run }: { run: DryRun }) {
  const { from, to, evidence, sampled, rules, current, draft, people } = run;
  const { rule, current: now, draft: then, change, total } = words.table;
  return (
    <View {...a11y({ role: 'group', label: words.dryRun })}>
      <Heading text={words.dryRunTitle(fullDay(from), fullDay(to))} />
      <View className="point-desk__quiet">{words.dryRunText(evidence)}</View>
      <View>{evidence === 0 ? words.nothingLastMonth : words.peopleChange(people)}</View>
      {sampled && <Note tone="attention">{words.sampled}</Note>}
      <View className="point-table" {...a11y({ role: 'list' })}>
        <View className="point-table__line point-table__line--head">
          <View className="point-table__what">{rule}</View>
          {[now, then, change].map((text) => (
            <View key={text} className="point-table__cell">
              {text}
            </View>
          ))}
        </View>
        {rules.map((one) => (
          <Line key={one.ruleId} title={one.title} current={one.current} draft={one.draft} />
        ))}
        <Line title={total} current={current} draft={draft} sum />
      </View>
    </View>
  );
}

import { View } from '@tarojs/components';
import type { RecordOverview } from '@kangban/contract/record/record';
import { letterOf, personNote } from '@/copy/people';
import { record as words } from '@/copy/record';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { a11y } from '@/ui/a11y/a11y';
import { Avatar } from '@/ui/avatar/avatar';
import { Card } from '@/ui/card/card';
import { LinkButton } from '@/ui/link-button/link-button';
import { MaskedText } from '@/ui/masked-text/masked-text';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Tag } from '@/ui/tag/tag';

/** What must be known first, and the marks. */
export function RecordMarks({ data }: { data: Pick<RecordOverview, 'allergies' | 'marks'> }) {
  return (
    <View className="record-marks" {...a11y({ role: 'group', label: words.marks })}>
      {data.allergies.map(({ id, text }) => (
        <StatusChip key={id + text} kind="attention" text={text} />
      ))}
      {data.marks.map((mark) => {
        const { group, key, tone } = mark;
        const text = words.markText(group === 'chronic' ? mark : { text: mark.text, note: null });
        if (tone === 'attention') return <StatusChip key={group + key} kind="attention" text={text} />;
        return group === 'chronic' ? (
          <StatusChip key={group + key} kind="now" text={text} />
        ) : (
          <Tag key={group + key} text={text} />
        );
      })}
    </View>
  );
}

/** Who it is, what must be known first, and the marks; every number masked. */
export function RecordHead({ data }: { data: RecordOverview }) {
  const { residentId, name, nameMasked, idMasked, today } = data;
  return (
    <Card>
      <View className="record-head">
        <Avatar letter={letterOf(name)} />
        <View className="record-head__main">
          <View className="record-head__name">{nameMasked}</View>
          <View className="record-head__note">
            {states.dotted([personNote(data, today), words.relation(data.right, data.label)])}
          </View>
        </View>
      </View>
      <RecordMarks data={data} />
      <LinkButton text={words.marksLink} arrow onPress={() => void openPage('recordMarks', { residentId })} />
      {idMasked && (
        <View className="record-id">
          <View className="record-id__label">{words.idCard}</View>
          <MaskedText text={idMasked} label={words.idLabel(idMasked)} />
        </View>
      )}
    </Card>
  );
}

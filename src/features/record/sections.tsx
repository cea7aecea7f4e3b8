import { View } from '@tarojs/components';
import type { EntrySection } from '@kangban/contract/record/timeline';
import { recordPages as words } from '@/copy/record-pages';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import { Card } from '@/ui/card/card';
import { SectionTitle } from '@/ui/section-title/section-title';
import './record.scss';

/** A form or a report in its own words, part by part; what the source flagged carries its word and its range. */
export function Sections({ sections }: { sections: readonly EntrySection[] }) {
  return (
    <>
      {sections.map(({ title, rows }) => (
        <View key={title}>
          <SectionTitle text={title} />
          <Card>
            <View {...a11y({ role: 'list', label: title })}>
              {rows.map(({ label, words: said, flag, outside, range }) => (
                <View key={`${label} ${said}`} className="record-fact" {...a11y({ role: 'listitem' })}>
                  <View className="record-fact__label">{label}</View>
                  <View className="record-fact__words">
                    {said}
                    {flag && (
                      <View className={classNames('record-fact__flag', outside && 'record-fact__flag--outside')}>
                        {flag}
                      </View>
                    )}
                    {range && <View className="record-fact__range">{words.range(range)}</View>}
                  </View>
                </View>
              ))}
            </View>
          </Card>
        </View>
      ))}
    </>
  );
}

import type { ConsentItem, ConsentKind, ConsentsOfResident } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { Card } from '@/ui/card/card';
import { IconList } from '@/ui/icon-list/icon-list';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { SectionTitle } from '@/ui/section-title/section-title';

/** One thing that is agreed to, of a person's answer; the table of the server has every kind. */
export const itemOf = ({ items }: ConsentsOfResident, kind: ConsentKind): ConsentItem | undefined =>
  items.find((item) => item.kind === kind);

/** What is said aloud of it: why, what it does, what holds. */
export const spokenOf = ({ title, need, points, whenOn, whenOff }: ConsentItem): string[] => [
  `${title}。${need}`,
  ...points,
  `${words.on}：${whenOn}`,
  `${words.off}：${whenOff}`,
];

/** The text somebody agrees to, as the server keeps it by its version. */
export function ConsentWords({ item }: { item: ConsentItem }) {
  return (
    <>
      <Card label={item.title}>
        <IconList items={item.points.map((text) => ({ key: text, icon: 'check', text }))} />
      </Card>
      <SectionTitle text={words.whatHappens} />
      <Card>
        <KeyValueList
          rows={[
            { key: words.on, values: [item.whenOn] },
            { key: words.off, values: [item.whenOff] },
          ]}
        />
      </Card>
    </>
  );
}

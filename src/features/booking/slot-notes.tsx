import { slot as words } from '@/copy/booking';
import { Card } from '@/ui/card/card';
import { IconList } from '@/ui/icon-list/icon-list';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Strong } from '@/ui/strong/strong';

/** The other door, and what to bring. */
export function SlotNotes() {
  return (
    <>
      <Inset>
        <Note icon="people">
          <Strong text={words.eldersStrong} />
          {words.elders}
        </Note>
      </Inset>
      <SectionTitle text={words.bringTitle} />
      <Card>
        <IconList
          items={[
            {
              key: 'certificate',
              icon: 'check',
              text: (
                <>
                  <Strong text={words.certificate[0]} />
                  {words.certificate[1]}
                </>
              ),
            },
            {
              key: 'id',
              icon: 'check',
              text: (
                <>
                  <Strong text={words.idCard[0]} />
                  {words.idCard[1]}
                </>
              ),
            },
            {
              key: 'stay',
              icon: 'clock',
              text: (
                <>
                  {words.stay[0]}
                  <Strong text={words.stay[1]} />
                  {words.stay[2]}
                </>
              ),
            },
          ]}
        />
      </Card>
    </>
  );
}

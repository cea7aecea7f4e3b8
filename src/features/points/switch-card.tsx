import { pointPages as words } from '@/copy/point-pages';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { Switch } from '@/ui/switch/switch';

export interface SwitchCardProps {
  title: string;
  /** What it means as it stands now. */
  note: string;
  on: boolean;
  /** Without it only what stands is said. */
  onChange: ((on: boolean) => void) | undefined;
  problem: string | undefined;
}

/** One thing to turn on or off, what that does, and what went wrong with it. */
export function SwitchCard({ title, note, on, onChange, problem }: SwitchCardProps) {
  return (
    <>
      <Card flush>
        <Row
          title={title}
          note={note}
          right={
            onChange && <Switch on={on} label={title} words={{ on: words.on, off: words.off }} onChange={onChange} />
          }
        />
      </Card>
      {problem !== undefined && (
        <Inset>
          <Note tone="attention" live>
            {problem}
          </Note>
        </Inset>
      )}
    </>
  );
}

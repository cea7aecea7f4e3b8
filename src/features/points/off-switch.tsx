import { useState } from 'react';
import { setPointsOff } from '@kangban/contract/point-rule';
import { pointPages as words } from '@/copy/point-pages';
import { call } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { Switch } from '@/ui/switch/switch';

export interface OffSwitchProps {
  residentId: string;
  label: string;
  off: boolean;
  onChanged: () => void;
}

/** Points are turned off and on here; nothing else changes, and the sentence says so. */
export function OffSwitch({ residentId, label, off, onChanged }: OffSwitchProps) {
  const { problem, run } = useAct();
  const [now, setNow] = useState(off);
  const set = async (on: boolean): Promise<void> => {
    setNow(!on);
    const done = await run('off', () => call(setPointsOff, { params: { residentId }, body: { off: !on } }));
    if (done) onChanged();
    else setNow(on);
  };
  const title = words.offLabel(label);
  return (
    <>
      <Card flush>
        <Row
          title={title}
          note={now ? words.offOff : words.offOn}
          right={
            <Switch on={!now} label={title} words={{ on: words.on, off: words.off }} onChange={(on) => void set(on)} />
          }
        />
      </Card>
      {problem && (
        <Inset>
          <Note tone="attention" live>
            {problem}
          </Note>
        </Inset>
      )}
    </>
  );
}

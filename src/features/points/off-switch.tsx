import { useEffect, useState } from 'react';
import { setPointsOff } from '@kangban/contract/point-rule';
import { pointPages as words } from '@/copy/point-pages';
import { call } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { SwitchCard } from './switch-card';

export interface OffSwitchProps {
  residentId: string;
  label: string;
  off: boolean;
  /** False for somebody who only helps: the choice is the person's. */
  mayChoose: boolean;
  onChanged: () => void;
}

/** Points are turned off and on here; nothing else changes, and the sentence says so. */
export function OffSwitch({ residentId, label, off, mayChoose, onChanged }: OffSwitchProps) {
  const { busy, problem, run } = useAct();
  const [now, setNow] = useState(off);
  // What was known comes first, what is true now after it: it may have been turned elsewhere.
  useEffect(() => setNow(off), [off]);
  const set = async (on: boolean): Promise<void> => {
    if (busy !== undefined) return;
    setNow(!on);
    const done = await run('off', () => call(setPointsOff, { params: { residentId }, body: { off: !on } }));
    if (done) onChanged();
    else setNow(on);
  };
  const note = now ? words.offOff : words.offOn;
  return (
    <SwitchCard
      title={words.offLabel(label)}
      note={mayChoose ? note : `${note}${words.offOnlySelf}`}
      on={!now}
      onChange={mayChoose ? (on) => void set(on) : undefined}
      problem={problem}
    />
  );
}

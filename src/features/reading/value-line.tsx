import { View } from '@tarojs/components';
import type { ReadingSession } from '@kangban/contract/reading/reading';
import type { MarkKind } from '@/ui/mark/mark';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { stateMark, stateWords } from './words';

/** How a sitting stands, with its shape; nothing where no table is for it. */
export const StateChip = ({ session }: { session: ReadingSession }) =>
  stateWords(session) === '' ? null : <StatusChip kind={stateMark[session.state]} text={stateWords(session)} />;

export interface ValueLineProps {
  text: string;
  unit: string;
  /** What stands at its right: how it stands, or that it waits. */
  chip: { kind: MarkKind; text: string } | undefined;
}

/** A value large, its unit small beside it, and how it stands. */
export const ValueLine = ({ text, unit, chip }: ValueLineProps) => (
  <View className="reading-value">
    <View className="reading-value__number">
      {text}
      <View className="reading-value__unit">{unit}</View>
    </View>
    {chip && <StatusChip kind={chip.kind} text={chip.text} />}
  </View>
);

/** The value of a sitting. */
export function SessionValue({ session }: { session: ReadingSession }) {
  const state = stateWords(session);
  const chip = state === '' ? undefined : { kind: stateMark[session.state], text: state };
  return <ValueLine text={session.text} unit={session.unit} chip={chip} />;
}

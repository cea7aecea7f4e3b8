import type { DoseForecast } from '@kangban/contract/immunization';
import { choose } from '@/copy/immunization';
import { states } from '@/copy/states';
import { CheckCard } from '@/ui/check-card/check-card';
import { SourceLink } from '@/ui/source-link/source-link';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Tag } from '@/ui/tag/tag';
import { WhyBox } from '@/ui/why-box/why-box';
import { nameOf, sourceNames, type VaccineNames } from './groups';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

/** What every card of one person's doses needs besides the dose. */
export interface DoseContext {
  today: PlainDate;
  names: VaccineNames;
  sources: Readonly<Record<string, string>>;
  onSource: (names: readonly string[]) => void;
}

/** The link to the documents behind a dose's reasons; nothing when none is named. */
export function Source({ dose, context }: { dose: DoseForecast; context: DoseContext }) {
  const names = sourceNames(dose.reasons, context.sources);
  const [first] = names;
  return first ? <SourceLink text={states.sources([first])} onPress={() => context.onSource(names)} /> : null;
}

interface DoseCardProps {
  dose: DoseForecast;
  context: DoseContext;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** The reasons start folded. */
  folded?: boolean;
}

function Tags({ dose, context }: Pick<DoseCardProps, 'dose' | 'context'>) {
  const card = context.names.get(dose.vaccine);
  const late = dose.status === 'overdue';
  return (
    <>
      <StatusChip kind={late ? 'attention' : 'normal'} text={late ? choose.late : choose.can} />
      <Tag text={dose.paid ? choose.paid : choose.free} />
      {card?.dosesInSeries && <Tag text={choose.total(card.dosesInSeries)} />}
    </>
  );
}

/** A dose that can be given today, with the reasons why. */
export function DoseCard({ dose, context, checked, onChange, folded }: DoseCardProps) {
  const card = context.names.get(dose.vaccine);
  return (
    <CheckCard
      title={choose.doseTitle(nameOf(context.names, dose.vaccine), dose.dose)}
      note={card ? choose.prevents(card.prevents) : ''}
      checked={checked}
      onChange={onChange}
      tags={<Tags dose={dose} context={context} />}
    >
      {dose.reasons.length > 0 && (
        <WhyBox
          title={choose.whyNow}
          reasons={dose.reasons.map(({ text }) => text)}
          source={<Source dose={dose} context={context} />}
          folded={folded}
        />
      )}
    </CheckCard>
  );
}

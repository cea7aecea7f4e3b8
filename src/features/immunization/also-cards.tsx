import type { MemberSummary } from '@kangban/contract/home';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { home } from '@/copy/home';
import { choose } from '@/copy/immunization';
import { states } from '@/copy/states';
import { ageWords } from '@/copy/when';
import { CheckCard } from '@/ui/check-card/check-card';
import { SectionTitle } from '@/ui/section-title/section-title';

export interface AlsoCardsProps {
  /** Others of the family with something due. */
  others: readonly MemberSummary[];
  today: PlainDate;
  chosen: readonly string[];
  onToggle: (residentId: string) => void;
}

/** Others who could come along: one way to the clinic for all. */
export function AlsoCards({ others, today, chosen, onToggle }: AlsoCardsProps) {
  if (others.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.alsoTitle} />
      {others.map(({ member: { residentId, label, birthDate }, due }) => (
        <CheckCard
          key={residentId}
          title={choose.also(label)}
          note={states.dotted([
            ageWords(birthDate, today),
            states.list(due.map(({ name, dose }) => home.dose(name, dose))),
          ])}
          checked={chosen.includes(residentId)}
          onChange={() => onToggle(residentId)}
        />
      ))}
    </>
  );
}

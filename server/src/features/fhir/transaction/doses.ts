import { uuidV7 } from '../../../crypto/uuid-v7';
import type { SystemCaller } from '../auth/system';
import { FhirError } from '../outcome';
import type { Derived } from './derive';
import type { KnownDose, NewDose } from './row-store';

interface DoseName {
  residentId: string;
  vaccine: string;
  givenOn: string;
}
const doseName = ({ residentId, vaccine, givenOn }: DoseName): string => `${residentId} ${givenOn} ${vaccine}`;

/** Doses the registry has, as they stand, and the rows that replaced others. */
export class Doses {
  private readonly replacedBy: Map<string, KnownDose>;
  private readonly byName = new Map<string, KnownDose[]>();
  /** Of this request. */
  private readonly made = new Map<string, NewDose>();

  constructor(known: readonly KnownDose[]) {
    for (const one of known) this.byName.set(doseName(one), [...(this.byName.get(doseName(one)) ?? []), one]);
    this.replacedBy = new Map(known.flatMap((one) => (one.replacesId === null ? [] : [[one.replacesId, one]])));
  }

  private tipOf(one: KnownDose): KnownDose {
    const next = this.replacedBy.get(one.id);
    return next ? this.tipOf(next) : one;
  }

  add(dose: NewDose): void {
    this.made.set(doseName(dose), dose);
  }

  /** The same dose told by another resource of this request. */
  private twin = (dose: NewDose): NewDose | undefined => this.made.get(doseName(dose));

  /** The standing row of the same dose: same vaccine and day, and no other dose word. */
  private standing(dose: NewDose): KnownDose | undefined {
    return (this.byName.get(doseName(dose)) ?? []).find(
      (one) =>
        !one.enteredInError &&
        !this.replacedBy.has(one.id) &&
        (one.doseLabel === dose.doseLabel || one.doseLabel === null || dose.doseLabel === null),
    );
  }

  /** The row a dose joins: one of this request, or a standing one that is not its own. */
  joins(dose: NewDose, own: string | undefined): string | undefined {
    const twin = this.twin(dose);
    if (twin) return twin.id;
    const standing = this.standing(dose);
    return standing && standing.id !== own ? standing.id : undefined;
  }

  /** The row to follow when this very dose stood there once: told again after it was taken back. */
  follows(dose: NewDose): KnownDose | undefined {
    const root = (this.byName.get(doseName(dose)) ?? []).find(
      (one) => one.replacesId === null && !one.enteredInError && one.doseLabel === dose.doseLabel,
    );
    return root && this.tipOf(root);
  }
}

export interface DoseTold {
  caller: SystemCaller;
  known: Doses;
  tip: string | undefined;
  residentId: string;
}

const newDose = (derived: Derived, { caller, residentId, tip }: DoseTold): NewDose | undefined =>
  derived.dose && {
    id: uuidV7(),
    residentId,
    vaccine: derived.dose.vaccine,
    givenOn: derived.dose.givenOn,
    doseLabel: derived.dose.doseLabel,
    lot: derived.dose.lot,
    manufacturer: derived.dose.manufacturer,
    siteId: derived.dose.siteName === null ? caller.siteId : null,
    siteName: derived.dose.siteName ?? caller.institution.slice(0, 60),
    sourceKey: `${caller.clientId}/Immunization/${derived.affected.id}`,
    replacesId: tip ?? null,
  };

/** What becomes of a dose: it joins a row that stands, or is a new one; the row it had before may go. */
export interface DosePlan {
  immunizationId: string;
  made: NewDose | undefined;
  gone: string | undefined;
}

const corrected = ({ affected }: Derived): FhirError =>
  new FhirError([
    {
      status: 409,
      code: 'conflict',
      diagnostics: 'The clinic corrected this very dose since; what it says now stands.',
      expression: affected.ask.resourcePlace,
    },
  ]);

/** Decides one dose. */
export function planDose(derived: Derived, told: DoseTold): DosePlan | undefined {
  const dose = newDose(derived, told);
  if (!dose) return undefined;
  const link = told.known.joins(dose, told.tip);
  if (link !== undefined) return { immunizationId: link, made: undefined, gone: told.tip };
  const before = told.tip === undefined ? told.known.follows(dose) : undefined;
  if (before && !before.enteredInError) throw corrected(derived);
  const made = { ...dose, replacesId: dose.replacesId ?? before?.id ?? null };
  told.known.add(made);
  return { immunizationId: made.id, made, gone: undefined };
}

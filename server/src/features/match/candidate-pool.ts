import { isSameName } from '@kangban/domain/identity/names';
import type { PersonKnown, PersonTold } from '@kangban/domain/match/types';
import type { RecordRow } from './persons-store';

const knownOf = ({ residentId, name, sex, birthDate, idHash, phoneHash }: RecordRow): PersonKnown => ({
  residentId,
  name,
  sex,
  birthDate,
  idHash,
  phoneHash,
});

/** People of the registry and of the bundle being read, by what they are looked up by: a second telling finds the first. */
export class CandidatePool {
  private readonly byId = new Map<string, PersonKnown[]>();
  private readonly byBirth = new Map<string, PersonKnown[]>();
  private readonly byPhone = new Map<string, PersonKnown[]>();
  private readonly roots = new Map<string, string>();

  constructor(rows: readonly RecordRow[]) {
    for (const row of rows) this.add(row);
  }

  add(row: RecordRow): void {
    const known = knownOf(row);
    this.roots.set(row.residentId, row.rootId);
    const put = (map: Map<string, PersonKnown[]>, key: string | null): void => {
      if (key !== null) map.set(key, [...(map.get(key) ?? []), known]);
    };
    put(this.byId, known.idHash);
    put(this.byBirth, known.birthDate);
    put(this.byPhone, known.phoneHash);
  }

  /** The record that bears this identity number; no other may bear it, too. */
  withNumber = (idHash: string): PersonKnown | undefined => this.byId.get(idHash)?.[0];

  /** The record this one counts under. */
  rootOf = (residentId: string): string => this.roots.get(residentId) ?? residentId;

  /** Everybody worth comparing, each once. */
  of({ name, birthDate, idHash, phoneHash }: PersonTold): PersonKnown[] {
    const namesakes = [...(this.byBirth.get(birthDate ?? '') ?? []), ...(this.byPhone.get(phoneHash ?? '') ?? [])];
    const sameName = namesakes.filter((one) => name !== null && one.name !== null && isSameName(name, one.name));
    return [...new Set([...(this.byId.get(idHash ?? '') ?? []), ...sameName])];
  }
}

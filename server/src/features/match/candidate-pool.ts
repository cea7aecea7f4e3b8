import { comparedName } from '@kangban/domain/identity/names';
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

/** A birthday or phone with a name, as two writings of one name share it. */
const namesakeKey = (fact: string | null, name: string | null): string | null =>
  fact === null || name === null ? null : `${fact}\n${comparedName(name)}`;

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
      if (key === null) return;
      const there = map.get(key);
      if (there) there.push(known);
      else map.set(key, [known]);
    };
    put(this.byId, known.idHash);
    put(this.byBirth, namesakeKey(known.birthDate, known.name));
    put(this.byPhone, namesakeKey(known.phoneHash, known.name));
  }

  /** The record that bears this identity number; no other may bear it, too. */
  withNumber = (idHash: string): PersonKnown | undefined => this.byId.get(idHash)?.[0];

  /** The record this one counts under. */
  rootOf = (residentId: string): string => this.roots.get(residentId) ?? residentId;

  /** Everybody worth comparing, each once. */
  of({ name, birthDate, idHash, phoneHash }: PersonTold): PersonKnown[] {
    const namesakes = [namesakeKey(birthDate, name), namesakeKey(phoneHash, name)];
    const [born = [], reached = []] = [this.byBirth.get(namesakes[0] ?? ''), this.byPhone.get(namesakes[1] ?? '')];
    return [...new Set([...(this.byId.get(idHash ?? '') ?? []), ...born, ...reached])];
  }
}

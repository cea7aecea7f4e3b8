import { createHash } from 'node:crypto';
import { provenanceOf } from './map/access';
import type { ActorReference, MapContext } from './map/actors';
import type { Served } from './map/resource';

interface Source {
  source: string;
  institution: ActorReference | undefined;
  recordedAt: Date;
  patient: MapContext['patient'];
  targets: string[];
}

/** Where the resources of an answer come from, gathered while they are made: one Provenance for each person, source and institution. */
export class Sources {
  private readonly bySource = new Map<string, Source>();

  note(resources: readonly Served[], told: Omit<Source, 'targets'>): void {
    const key = `${told.patient.reference} ${told.source} ${told.institution?.reference ?? ''}`;
    const known = this.bySource.get(key);
    const targets = resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
    if (!known) {
      this.bySource.set(key, { ...told, targets });
      return;
    }
    known.targets.push(...targets);
    if (told.recordedAt > known.recordedAt) known.recordedAt = told.recordedAt;
  }

  /** Statements about what is in `served`; a target that was filtered out is not named. */
  provenances(served: ReadonlySet<string>): Served[] {
    return [...this.bySource].flatMap(([key, source]) => {
      const targets = source.targets.filter((target) => served.has(target));
      if (targets.length === 0) return [];
      const id = `source-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
      return [provenanceOf({ ...source, targets }, { id, patient: source.patient })];
    });
  }
}

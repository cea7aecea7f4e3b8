import type { Taken } from '../read';
import type { FhirResource } from '../resource';
import type { Ask } from './asks';
import type { HeadRow } from './resource-store';

/** What becomes of an ask: `same` found what it would have made; `gone` deletes what is not there. */
export type Deed = 'create' | 'update' | 'delete' | 'same' | 'gone';

/** An ask on its way: which resource it means, and what is to be written of it. */
export interface Target {
  ask: Ask;
  id: string;
  deed: Deed;
  head: HeadRow | undefined;
  taken: Taken | undefined;
  /** The resource without what the server says of it, its references resolved. */
  body: FhirResource | undefined;
  createdKey: string | null;
  contentKey: string;
}

/** The name it has from now on. */
export const nameOf = ({ ask, id }: Target): string => `${ask.type}/${id}`;

/** Whether it is there after the request. */
export const lives = ({ deed }: Target): boolean => deed !== 'delete' && deed !== 'gone';

/** Whether a new version is written. */
export const writes = ({ deed }: Target): boolean => deed === 'create' || deed === 'update' || deed === 'delete';

export const versionOf = (target: Target): number => (target.head?.version ?? 0) + (writes(target) ? 1 : 0);

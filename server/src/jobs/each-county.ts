import type { Deps } from '../deps';
import { listCounties } from './store';

export type CountyStep = (deps: Deps, countyCode: string) => Promise<unknown>;

/**
 * Runs steps for every county, one after the other. A step that fails is logged and does not keep the others from running; the
 * job fails at the end, so that the queue tries it again.
 */
export async function forEachCounty(deps: Deps, steps: readonly CountyStep[]): Promise<void> {
  const failures: unknown[] = [];
  for (const countyCode of await listCounties(deps.db)) {
    for (const step of steps) {
      try {
        await step(deps, countyCode);
      } catch (error) {
        deps.log.error({ err: error, countyCode, step: step.name }, 'a step of a job failed');
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} steps failed`);
}

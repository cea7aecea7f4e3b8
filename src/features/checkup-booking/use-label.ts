import { getMe } from '@kangban/contract/identity';
import { knownOf, useRemote } from '@/platform/use-remote';

/** How the family calls somebody; empty while that is being found out. */
export function useLabel(residentId: string): string {
  const me = useRemote({ endpoint: getMe, input: {}, keep: true });
  return knownOf(me)?.family.find((member) => member.residentId === residentId)?.label ?? '';
}

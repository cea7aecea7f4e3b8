import { getMe } from '@kangban/contract/identity';
import { listSites } from '@kangban/contract/site';
import { useSignedIn } from '@/platform/session';
import { useRemote, type Remote } from '@/platform/use-remote';

const dataOf = <T>(remote: Remote<T>): T | undefined => (remote.state === 'ready' ? remote.data : undefined);

/**
 * The clinic to begin with: the one asked for, else the person's own, else the first with room. Undefined while that is being found out.
 */
export function useDefaultSite(asked: string | undefined, residentId: string | undefined): string | undefined {
  const signedIn = useSignedIn();
  const me = useRemote(asked === undefined && signedIn ? { endpoint: getMe, input: {} } : undefined);
  const family = dataOf(me)?.family;
  const own = family?.find((member) => member.residentId === residentId)?.homeSiteId ?? undefined;
  const settled = family !== undefined || me.state === 'error' || me.state === 'offline';
  const list = useRemote(
    asked === undefined && own === undefined && settled
      ? { endpoint: listSites, input: { query: { order: 'room' as const, service: 'immunization' } } }
      : undefined,
  );
  return asked ?? own ?? dataOf(list)?.items[0]?.siteId;
}

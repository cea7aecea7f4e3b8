import { getMe, type Me } from '@kangban/contract/identity';
import { listSites, type BookableService } from '@kangban/contract/site';
import { useSignedIn } from '@/platform/session';
import { knownOf, useRemote, type Remote } from '@/platform/use-remote';

const withRoom = (service: BookableService = 'immunization') => ({
  endpoint: listSites,
  input: { query: { order: 'room' as const, service } },
});

const homeSiteOf = (me: Remote<Me>, residentId: string | undefined): string | undefined =>
  knownOf(me)?.family.find((member) => member.residentId === residentId)?.homeSiteId ?? undefined;

const isSettled = ({ state }: Remote<Me>): boolean => state !== 'quiet' && state !== 'loading';

/**
 * The clinic to begin with: the one asked for, else the person's own, else the first with room. Undefined while that is being found out.
 */
export function useDefaultSite(
  asked: string | undefined,
  residentId: string | undefined,
  service?: BookableService,
): string | undefined {
  const signedIn = useSignedIn();
  const me = useRemote(asked === undefined && signedIn ? { endpoint: getMe, input: {} } : undefined);
  const own = homeSiteOf(me, residentId);
  const needsList = asked === undefined && own === undefined && isSettled(me);
  const list = useRemote(needsList ? withRoom(service) : undefined);
  return asked ?? own ?? knownOf(list)?.items[0]?.siteId;
}

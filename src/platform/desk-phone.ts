import { showPhone } from '@kangban/contract/worklist';
import { call } from './request';

/** Whom to call: 林国强 19900000002. The person reads that it was shown; undefined where it may not be or there is none. */
export const deskPhone = (residentId: string): Promise<string | undefined> =>
  call(showPhone, { params: { residentId } }).then(
    ({ name, phone }) => (phone === null ? undefined : `${name} ${phone}`),
    () => undefined,
  );

import type { HealthCard } from '@kangban/contract/record-export';
import { cardCode } from '@kangban/domain/health-card/numeric';
import { cvxOf } from '@kangban/domain/health-card/vaccine-codes';
import { findVaccine } from '@kangban/domain/immunization/vaccine-table';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { AccountSession } from '../../plugins/tokens';
import { openRecordFor } from '../access/open-record';
import { readDoses } from '../record-export/read-record';
import { noteExport, peopleOf } from '../record-export/take';
import { signCard } from './sign-card';

const FILE_NAME = '接种健康卡.smart-health-card';

export interface CardAsked {
  residentId: string;
  /** What people outside reach: the address the request came to. */
  origin: string;
}

/** Makes a card of the doses given so far. It leaves here with whoever asked for it: only the person and the guardian may. */
export async function makeCard(
  deps: Deps,
  who: AccountSession,
  { residentId, origin }: CardAsked,
): Promise<HealthCard | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'health-card' });
  if (isRefused(view)) return view;
  const [doses, people] = await Promise.all([readDoses(deps, view), peopleOf(deps, who, view)]);
  if (isRefused(people)) return people;
  if (doses.length === 0) return refuse('export-empty');
  const refused = await noteExport(deps, who, { view, what: 'health-card' });
  if (refused) return refused;
  const { name, birthDate } = people.person;
  const jws = signCard({ name, birthDate, doses }, { issuer: origin, at: deps.clock.now(), key: deps.countyKey });
  return {
    jws,
    qr: cardCode(jws) ?? null,
    fileName: FILE_NAME,
    issuer: origin,
    issuedOn: deps.clock.today(),
    doses: doses.map(({ vaccine, givenOn }) => ({
      name: findVaccine(vaccine)?.nameZh ?? vaccine,
      givenOn,
      known: cvxOf(vaccine) !== undefined,
    })),
  };
}

/** The card as the file other programs read. */
export async function downloadCard(deps: Deps, who: AccountSession, asked: CardAsked): Promise<Download | Refused> {
  const card = await makeCard(deps, who, asked);
  if (isRefused(card)) return card;
  return { name: FILE_NAME, bytes: Buffer.from(JSON.stringify({ verifiableCredential: [card.jws] })) };
}

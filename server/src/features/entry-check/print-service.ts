import { maskName } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { AccountSession } from '../../plugins/tokens';
import { listPeople } from '../identity/registry-service';
import { entryPaper, proofFor } from './paper';
import { type EntryAsked, readEntryCheck } from './service';

/** The page that verifies a proof without a session (src/paths.ts, `proof`). */
const PROOF_PAGE = '/#/packages/child/pages/proof/index?token=';
/** Of a token, so much is enough to tell two papers apart by eye. */
const CODE_LETTERS = 8;

async function printerName(deps: Deps, { countyCode, residentId }: AccountSession): Promise<string> {
  const [own] = await listPeople(deps.db, countyCode, residentId === null ? [] : [residentId]);
  return maskName(own?.name ?? '');
}

/** The check of today on paper. A code stands on it only when a proof holds that says the same; looking at the check is written down. */
export async function printEntryCheck(
  deps: Deps,
  who: AccountSession,
  { origin, large, ...asked }: EntryAsked & { origin: string; large: boolean },
): Promise<Download | Refused> {
  const check = await readEntryCheck(deps, who, asked);
  if (isRefused(check)) return check;
  const proof = proofFor(check);
  const paper = entryPaper(check, {
    printedBy: await printerName(deps, who),
    printedAt: deps.clock.now(),
    ...(proof && {
      verify: { address: `${origin}${PROOF_PAGE}${proof.token}`, code: proof.token.slice(0, CODE_LETTERS) },
    }),
    large,
  });
  const bytes = await deps.printer.print(paper);
  return isRefused(bytes) ? bytes : { name: `预防接种证查验-${check.checkedOn}.pdf`, bytes };
}

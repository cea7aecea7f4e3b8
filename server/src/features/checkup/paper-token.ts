import type { CheckupPaper } from '@kangban/contract/checkup/report';
import { maskName } from '@kangban/domain/shared/masking';
import type { Cipher } from '../../crypto/cipher';
import { openSealedId, sealId } from '../../crypto/sealed-id';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import { findPaper } from './paper-store';

const PAPER = { use: 'checkup-paper' } as const;
/** Of a token, so much is enough to tell two papers apart by eye. */
const CODE_LETTERS = 8;
/** The page that says what a code stands for, without a session (src/paths.ts, `reportPaper`). */
const PAPER_PAGE = '/#/packages/report/pages/paper/index?token=';

/** What the code of a printed report holds: an address with a sealed id, and no word of what was found. */
export function paperCode(cipher: Cipher, paperId: string, origin: string): { address: string; code: string } {
  const token = sealId(cipher, PAPER, paperId);
  return { address: `${origin}${PAPER_PAGE}${token}`, code: token.slice(0, CODE_LETTERS) };
}

/** What a paper's code says to whoever holds it; a code that is not ours is not found. */
export async function verifyPaper(deps: Deps, token: string): Promise<CheckupPaper | Refused> {
  const paperId = openSealedId(deps.cipher, PAPER, token);
  if (paperId === undefined) return refuse('not-found');
  const found = await findPaper(deps.db, deps.config.countyCode, paperId);
  if (!found) return refuse('not-found');
  const { name, printedAt, ...paper } = found;
  return { ...paper, nameMasked: maskName(name), printedAt: printedAt.toISOString() };
}

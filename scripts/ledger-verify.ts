/** `npm run ledger:verify -- [--county 990101] [--head LINK:HASH]`: proves a county's ledger of points. See docs/operate/points.md. */
import {
  type BooksFault,
  type LedgerChainFault,
  type LedgerReport,
  verifyLedger,
} from '../server/src/features/points/verify';
import { runChainCommand } from './lib/county-command';

const USAGE = 'Usage: npm run ledger:verify -- [--county 990101] [--head LINK:HASH]';
/** The ledger is not as it was written, or its books do not hold. */
const BROKEN = 2;

const FAULTS = {
  'link-missing': 'a link is missing',
  'link-edited': 'a link was changed, or its transactions were put in another order',
  'tx-missing': 'a transaction is missing',
  'tx-added': 'a transaction was added by hand',
  'tx-edited': 'a transaction or one of its entries was changed, is missing or stands in another place',
  'kept-head-missing': 'the head that was kept is not in the chain: its end was cut off, or it was written anew',
} as const satisfies Record<LedgerChainFault, string>;

const DIFFERENCES = {
  'sum-not-zero': 'entries that do not add up to nothing',
  'points-differ': 'a transaction that moves other points than it says, or somebody else’s',
  'entry-without-tx': 'entries without their transaction',
  'tx-without-link': 'a transaction without its link',
  'holder-differs': 'a balance that is not the sum of its entries',
  'account-differs': 'an account of the county that is not the sum of its entries',
  'lot-differs': 'a lot that is not the sum of its entries',
  'lots-not-active': 'lots that are not the balance of their holder',
  'below-zero': 'a pocket below zero, or points to use beside a debt',
  'cap-differs': 'a cap whose use is not the sum of its awards',
  'cap-exceeded': 'more awarded than a cap allows',
  'open-differs': 'an open hold or review that is settled, or the other way round',
  'settled-twice': 'settled twice',
  'reversed-twice': 'reversed twice',
  'reversal-of-reversal': 'a reversal of something that is no award or no spending',
  'key-twice': 'a key used twice',
  'no-evidence': 'an award without evidence',
} as const satisfies Record<BooksFault, string>;

function tell(county: string, { differences, entries, fault, head, links, txs }: LedgerReport): number {
  for (const { at, fault: kind } of differences) console.error(`County ${county}: ${DIFFERENCES[kind]} (${at}).`);
  if (fault) {
    const tx = fault.txNo === undefined ? '' : `, transaction ${fault.txNo}`;
    console.error(`County ${county}: BROKEN at link ${fault.linkNo}${tx}: ${FAULTS[fault.kind]}.`);
    console.error(`Whole up to link ${links} (${txs} transactions); its hash is ${head}.`);
  } else {
    console.log(
      `County ${county}: ${txs} transactions, ${entries} entries in ${links} links, every one as it was written.`,
    );
    console.log(`Head: ${links}:${head}`);
  }
  console.log(`${differences.length} differences.`);
  return fault || differences.length > 0 ? BROKEN : 0;
}

runChainCommand(USAGE, async ({ deps, countyCode, kept }) =>
  tell(countyCode, await verifyLedger(deps, countyCode, kept)),
);

/** `npm run audit:verify -- [--county 990101] [--head LINK:HASH]`: proves a county's chain of the audit. See docs/operate/audit.md. */
import { type ChainFault, type ChainReport, verifyChain } from '../server/src/features/audit/verify';
import { runChainCommand } from './lib/county-command';

const USAGE = 'Usage: npm run audit:verify -- [--county 990101] [--head LINK:HASH]';
/** The chain is not as it was written. */
const BROKEN = 2;

const FAULTS = {
  'link-missing': 'a link is missing',
  'link-edited': 'a link was changed, or its rows were put in another order',
  'entry-missing': 'a row is missing',
  'entry-added': 'a row was added by hand',
  'entry-edited': 'a row was changed or stands in another place',
  'kept-head-missing': 'the head that was kept is not in the chain: its end was cut off, or it was written anew',
} as const satisfies Record<ChainFault, string>;

function tell(county: string, { links, entries, head, fault }: ChainReport): number {
  if (!fault) {
    console.log(`County ${county}: ${entries} rows in ${links} links, every one as it was written.`);
    console.log(`Head: ${links}:${head}`);
    return 0;
  }
  const row = fault.entryNo === undefined ? '' : `, row ${fault.entryNo}`;
  console.error(`County ${county}: BROKEN at link ${fault.batchNo}${row}: ${FAULTS[fault.kind]}.`);
  console.error(`Whole up to link ${links} (${entries} rows); its hash is ${head}.`);
  return BROKEN;
}

runChainCommand(USAGE, async ({ deps, countyCode, kept }) =>
  tell(countyCode, await verifyChain(deps, countyCode, kept && { hash: kept.hash, batchNo: kept.linkNo })),
);

import * as contract from '@kangban/contract/record-export';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFile } from '../../http/send-file';
import { serve } from '../../http/serve';
import { printRecord, readChoices, writeReadings } from './service';

/** What a person takes out of the record: paper and a table of readings. Health cards are a feature of their own. */
export function registerRecordExport(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.getExportChoices, ({ who, params }) => readChoices(deps, who, params.residentId));
  serve(app, contract.printRecord, async ({ who, params, query: { size, ...part }, reply }) =>
    sendFile(reply, 'application/pdf', await printRecord(deps, who, { ...params, ...part, large: size === 'large' })),
  );
  serve(app, contract.downloadReadings, async ({ who, params, reply }) =>
    sendFile(reply, 'text/csv; charset=utf-8', await writeReadings(deps, who, params.residentId)),
  );
}

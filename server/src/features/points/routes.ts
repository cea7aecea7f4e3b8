import * as statement from '@kangban/contract/point-statement';
import * as contract from '@kangban/contract/points';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFile } from '../../http/send-file';
import { serve } from '../../http/serve';
import { printStatement } from './print-service';
import { chooseToBeRanked, readRanking } from './ranking-service';
import { readEntries, readPoints, readStatement } from './service';

/** Points as residents read them: the balance, the ledger with its reasons, the month that adds up, the ranking of those who want it. */
export function registerPoints(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.getPoints, ({ who, params, query }) =>
    readPoints(deps, who, { ...params, account: query.account }),
  );
  serve(app, contract.listPointEntries, ({ who, params, query }) =>
    readEntries(deps, who, { ...params, account: query.account, cursor: query.cursor }),
  );
  serve(app, statement.getPointStatement, ({ who, params, query }) =>
    readStatement(deps, who, { ...params, account: query.account }),
  );
  serve(app, statement.printPointStatement, async ({ who, params, query, reply }) => {
    const asked = { ...params, account: query.account, large: query.size === 'large' };
    return sendFile(reply, 'application/pdf', await printStatement(deps, who, asked));
  });
  serve(app, statement.getPointRanking, ({ who, params }) => readRanking(deps, who, params.residentId));
  serve(app, statement.chooseRanking, ({ who, params, body }) => chooseToBeRanked(deps, who, { ...params, ...body }));
}

import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { makeSms } from './adapters/sms';
import { makeWechat } from './adapters/wechat';
import type { Clock } from './clock';
import { makeClock } from './clock';
import type { Config } from './config';
import { makeCipher } from './crypto/cipher';
import { makeCountyKey } from './crypto/county-key';
import type { Deps } from './deps';
import { FEATURES } from './features';
import { makeAuditor } from './features/audit/auditor';
import { makePrinter } from './pdf/printer';
import { openDatabase } from './plugins/db';
import { registerDocs } from './plugins/docs';
import { registerErrors } from './plugins/errors';
import { registerHealth } from './plugins/health';
import { registerSession } from './plugins/session';
import { makeTokens, type Tokens } from './plugins/tokens';
import { registerWeb } from './plugins/web';

export interface AppOptions {
  config: Config;
  clock?: Clock;
  /** Where log lines go instead of standard output. */
  logTo?: { write(line: string): void };
}

export interface App {
  server: FastifyInstance;
  deps: Deps;
  tokens: Tokens;
}

// PostgreSQL puts whole rows, names included, into `detail` and `where` of an error.
const LOG_REDACT = ['req.headers.authorization', 'req.headers.cookie', 'err.detail', 'err.where'];

/** WeChat names JSON as the content type of every request, also of one without a body. */
function acceptEmptyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body.toString(), done);
  });
}

function makeServer(config: Config, stream: AppOptions['logTo']): FastifyInstance {
  const server = Fastify({
    logger: { level: config.logLevel, redact: LOG_REDACT, ...(stream && { stream }) },
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy of ours stands before the server: what it appends is true, what stands before that anybody may have written.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  acceptEmptyJson(server);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  return server;
}

/** Assembles the server: plugins, then every feature. Listens to nothing; tests inject requests. */
export async function buildApp({ config, clock = makeClock(config.fixedToday), logTo }: AppOptions): Promise<App> {
  const server = makeServer(config, logTo);
  const db = openDatabase(config.databaseUrl, config.poolSize);
  const cipher = makeCipher({ keyId: config.cipherKeyId, keys: config.cipherKeys, lookupKey: config.lookupKey });
  const tokens = makeTokens(config.sessionKey);
  const auditor = makeAuditor({ db, cipher, clock, log: server.log });
  const wechat = makeWechat({ ...config.wechat, clock });
  const sms = makeSms(config.sms);
  const countyKey = makeCountyKey(config.signingKey);
  const printer = makePrinter();
  const deps: Deps = { config, clock, cipher, countyKey, db, tokens, auditor, wechat, sms, printer, log: server.log };
  registerErrors(server);
  registerSession(server, tokens, clock);
  await registerWeb(server, config);
  await registerDocs(server);
  registerHealth(server, db);
  for (const register of FEATURES) await register(server, deps);
  server.addHook('onClose', async () => {
    await printer.close();
    await auditor.close();
    await db.close();
  });
  return { server, deps, tokens };
}

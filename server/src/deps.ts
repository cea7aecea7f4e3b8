import type { FastifyBaseLogger } from 'fastify';
import type { Sms } from './adapters/sms';
import type { Wechat } from './adapters/wechat';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Cipher } from './crypto/cipher';
import type { CountyKey } from './crypto/county-key';
import type { Auditor } from './features/audit/auditor';
import type { Printer } from './pdf/printer';
import type { Database } from './plugins/db';
import type { Tokens } from './plugins/tokens';

/** What features are built from; tests pass their own clock and database. */
export interface Deps {
  config: Config;
  clock: Clock;
  cipher: Cipher;
  /** What the county signs packages with. */
  countyKey: CountyKey;
  db: Database;
  tokens: Tokens;
  auditor: Auditor;
  wechat: Wechat;
  sms: Sms;
  printer: Printer;
  log: FastifyBaseLogger;
}

import { hkdfSync } from 'node:crypto';
import { z } from 'zod';

const Switch = z.enum(['0', '1']).default('0');
/** 32 bytes as base64url or hex, for AES-256-GCM and HMAC-SHA-256. */
const Key32 = z
  .string()
  .transform((text) => Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url'))
  .refine((key) => key.length === 32, 'needs 32 bytes, as hex or base64url');

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: z.string().min(1),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  KANGBAN_COUNTY: z.string().regex(/^\d{6}$/),
  KANGBAN_DEMO: Switch,
  KANGBAN_TODAY: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/)
    .optional(),
  /** 0: this process serves requests only; another one runs the jobs. */
  KANGBAN_JOBS: Switch.default('1'),
  KANGBAN_STATIC_DIR: z.string().optional(),
  KANGBAN_SESSION_KEY: Key32,
  KANGBAN_LOOKUP_KEY: Key32,
  KANGBAN_CIPHER_KEY_ID: z.string().min(1).default('k1'),
  KANGBAN_CIPHER_KEY: Key32,
  /** Older keys still readable: `id:key,id:key`. */
  KANGBAN_CIPHER_OLD_KEYS: z.string().default(''),
  /** What the county signs packages with; made from the look-up key, which never changes, when none is given. */
  KANGBAN_SIGNING_KEY: Key32.optional(),
  KANGBAN_TRUST_PROXY: Switch,
  KANGBAN_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  KANGBAN_WECHAT_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  KANGBAN_WECHAT_APP_ID: z.string().optional(),
  KANGBAN_WECHAT_APP_SECRET: z.string().optional(),
  /** Subscribe message templates by our name: `appointment-reminder:TEMPLATE_ID,…`; without one a text goes by SMS. */
  KANGBAN_WECHAT_TEMPLATES: z.string().default(''),
  KANGBAN_SMS_URL: z.url().optional(),
  KANGBAN_SMS_TOKEN: z.string().optional(),
});

export type Config = ReturnType<typeof readConfig>;

/** What is missing or wrong in the environment, one line a variable. */
export class ConfigError extends Error {}

/** `name:value,name:value` */
const pairsOf = (text: string): [string, string][] =>
  text
    .split(',')
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf(':')).trim(), pair.slice(pair.indexOf(':') + 1).trim()]);

const oldKeys = (text: string): Record<string, Buffer> =>
  Object.fromEntries(pairsOf(text).map(([id, key]) => [id, Key32.parse(key)]));

const signingKeyFrom = (lookupKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', lookupKey, '', 'kangban county signing key', 32));

/**
 * Reads the whole configuration once. Throws ConfigError with the name of every missing or wrong variable. A fixed day
 * (KANGBAN_TODAY) and the demo are refused in production.
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = read.data;
  const production = env.NODE_ENV === 'production';
  if (production && env.KANGBAN_TODAY) throw new ConfigError('KANGBAN_TODAY: never in production');
  if (production && env.KANGBAN_DEMO === '1') throw new ConfigError('KANGBAN_DEMO: never in production');
  return {
    production,
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    logLevel: env.LOG_LEVEL,
    countyCode: env.KANGBAN_COUNTY,
    demo: env.KANGBAN_DEMO === '1',
    fixedToday: env.KANGBAN_TODAY,
    jobs: env.KANGBAN_JOBS === '1',
    staticDir: env.KANGBAN_STATIC_DIR,
    sessionKey: env.KANGBAN_SESSION_KEY,
    lookupKey: env.KANGBAN_LOOKUP_KEY,
    cipherKeyId: env.KANGBAN_CIPHER_KEY_ID,
    cipherKeys: { ...oldKeys(env.KANGBAN_CIPHER_OLD_KEYS), [env.KANGBAN_CIPHER_KEY_ID]: env.KANGBAN_CIPHER_KEY },
    signingKey: env.KANGBAN_SIGNING_KEY ?? signingKeyFrom(env.KANGBAN_LOOKUP_KEY),
    trustProxy: env.KANGBAN_TRUST_PROXY === '1',
    poolSize: env.KANGBAN_POOL_SIZE,
    wechat: {
      baseUrl: env.KANGBAN_WECHAT_BASE_URL,
      appId: env.KANGBAN_WECHAT_APP_ID,
      appSecret: env.KANGBAN_WECHAT_APP_SECRET,
      templates: new Map(pairsOf(env.KANGBAN_WECHAT_TEMPLATES)),
    },
    sms: { url: env.KANGBAN_SMS_URL, token: env.KANGBAN_SMS_TOKEN },
  };
}

/** `npm run fhir-client -- add|list|renew|disable …`: see docs/operate/fhir.md. */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { buildApp } from '../server/src/app';
import { readConfig } from '../server/src/config';
import type { Deps } from '../server/src/deps';
import {
  addClient,
  ALL_OF_A_SYSTEM,
  ClientError,
  clientsOf,
  disable,
  renew,
} from '../server/src/features/fhir/auth/clients';
import { exitWith, PlainError } from './lib/plain-error';

const USAGE = `Usage: npm run fhir-client -- add --name NAME (--institution NAME | --site CODE) [--scope system/*.cruds …]
       npm run fhir-client -- add --kind app --name NAME --redirect URL … --scope SCOPE …
       npm run fhir-client -- list | renew ID | disable ID        [--county 990101] [--by NAME]`;

interface Told {
  deps: Deps;
  county: string;
  id: string;
  values: {
    kind?: string;
    name?: string;
    institution?: string;
    site?: string;
    scope?: string[];
    redirect?: string[];
    by?: string;
  };
}

const secretLines = (clientId: string, secret: string): string =>
  `client_id:     ${clientId}\nclient_secret: ${secret}\nThe secret is shown this once; only its hash is kept.`;

async function add({ deps, county, values }: Told): Promise<string> {
  const kind = values.kind ?? 'system';
  if (kind !== 'system' && kind !== 'app') throw new PlainError(USAGE);
  const added = await addClient(deps, county, {
    kind,
    name: values.name ?? '',
    institution: values.institution,
    site: values.site,
    scopes: values.scope ?? (kind === 'system' ? ALL_OF_A_SYSTEM : []),
    redirectUris: values.redirect ?? [],
    by: values.by ?? os.userInfo().username,
  });
  return added.secret === null ? `client_id: ${added.clientId}` : secretLines(added.clientId, added.secret);
}

async function list({ deps, county }: Told): Promise<string> {
  const lines = (await clientsOf(deps, county)).map(
    ({ clientId, kind, name, institution, scopes, redirectUris, addedBy, addedAt, disabledAt }) =>
      [
        `${clientId} ${kind} ${name}${institution === '' ? '' : ` (${institution})`}${disabledAt ? `, disabled ${disabledAt.toISOString()}` : ''}`,
        `  ${[...scopes, ...redirectUris].join(' ')}`,
        `  added ${addedAt.toISOString()} by ${addedBy}`,
      ].join('\n'),
  );
  return lines.length > 0 ? lines.join('\n') : 'No system and no app is known yet.';
}

const COMMANDS: Readonly<Record<string, (told: Told) => Promise<string>>> = {
  add,
  list,
  renew: async ({ deps, county, id }) => secretLines(id, await renew(deps, county, id)),
  disable: async ({ deps, county, id }) => {
    await disable(deps, county, id);
    return 'Its right has ended, also that of tokens already made; what it sent stays.';
  },
};

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      county: { type: 'string' },
      by: { type: 'string' },
      kind: { type: 'string' },
      name: { type: 'string' },
      institution: { type: 'string' },
      site: { type: 'string' },
      scope: { type: 'string', multiple: true },
      redirect: { type: 'string', multiple: true },
    },
  });
  const [command = '', id = ''] = positionals;
  const run = COMMANDS[command];
  if (!run || ((command === 'disable' || command === 'renew') && id === '')) throw new PlainError(USAGE);
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const { deps, server } = await buildApp({ config });
  try {
    console.log(await run({ deps, county: values.county ?? config.countyCode, id, values }));
  } finally {
    await server.close();
  }
}

main().catch((thrown: unknown) => exitWith(thrown instanceof ClientError ? new PlainError(thrown.message) : thrown));

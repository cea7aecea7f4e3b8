// A hospital's system beside the product: let in by the operator's own command, it sends results over FHIR.
import assert from 'node:assert/strict';
import { runQuietly } from '../../scripts/lib/children';
import { newSecrets } from '../../scripts/lib/data-folder';
import { DEMO_COUNTY } from '../../scripts/lib/demo';
import { inRoot } from '../../scripts/lib/paths';
import type { Stage } from './journey';

export interface ClinicSystem {
  /** Sends a transaction Bundle and gives what became of each entry: `201 Created`. */
  send: (entries: readonly object[]) => Promise<string[]>;
}

async function credentials(databaseUrl: string, institution: string): Promise<{ id: string; secret: string }> {
  const args = ['--import', 'tsx', inRoot('scripts', 'fhir-client.ts'), 'add', '--name', 'LIS'];
  const env = { ...newSecrets(), DATABASE_URL: databaseUrl, KANGBAN_COUNTY: DEMO_COUNTY };
  const { code, lines } = await runQuietly([...args, '--institution', institution], env);
  const said = lines.join('\n');
  const [, id = ''] = /client_id:\s+(\S+)/.exec(said) ?? [];
  const [, secret = ''] = /client_secret:\s+(\S+)/.exec(said) ?? [];
  assert.ok(code === 0 && id && secret, `the system was not let in: ${said}`);
  return { id, secret };
}

async function tokenOf(address: string, { id, secret }: { id: string; secret: string }): Promise<string> {
  const answer = await fetch(`${address}/fhir/r4/oauth2/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  });
  const told = (await answer.json()) as { access_token?: string };
  assert.ok(told.access_token, `no token: ${answer.status}`);
  return told.access_token;
}

interface Told {
  entry?: { response: { status: string } }[];
}

/** Lets a system of an institution in. */
export async function clinicSystem({ address, databaseUrl }: Stage, institution: string): Promise<ClinicSystem> {
  const token = await tokenOf(address, await credentials(databaseUrl, institution));
  return {
    send: async (entry) => {
      const answer = await fetch(`${address}/fhir/r4`, {
        method: 'POST',
        headers: { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }),
      });
      const body = await answer.text();
      assert.equal(answer.status, 200, body.slice(0, 500));
      return ((JSON.parse(body) as Told).entry ?? []).map(({ response }) => response.status);
    },
  };
}

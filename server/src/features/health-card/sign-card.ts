import { type CardFacts, cardBundle } from '@kangban/domain/health-card/card-bundle';
import { CARD_CODE_MAX } from '@kangban/domain/health-card/numeric';
import { deflateRawSync } from 'node:zlib';
import type { CountyKey } from '../../crypto/county-key';

const TYPES = ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#immunization'];

interface Issue {
  /** Where its keys are published, without a slash at the end. */
  issuer: string;
  at: Date;
  key: CountyKey;
}

function sign(facts: CardFacts, { issuer, at, key }: Issue, brief: boolean): string {
  const { alg, kid } = key.publicKey;
  const payload = {
    iss: issuer,
    nbf: Math.floor(at.getTime() / 1000),
    vc: {
      type: TYPES,
      credentialSubject: { fhirVersion: '4.0.1', fhirBundle: cardBundle(facts, { brief }) },
    },
  };
  const header = Buffer.from(JSON.stringify({ zip: 'DEF', alg, kid })).toString('base64url');
  const body = deflateRawSync(JSON.stringify(payload), { level: 9 }).toString('base64url');
  const input = `${header}.${body}`;
  return `${input}.${key.sign(Buffer.from(input)).toString('base64url')}`;
}

/**
 * A SMART Health Card (compact JWS, ES256, raw DEFLATE) with everything known of each dose; where that is too much for one QR code
 * and less would fit, without lots and clinics.
 */
export function signCard(facts: CardFacts, issue: Issue): string {
  const whole = sign(facts, issue, false);
  if (whole.length <= CARD_CODE_MAX) return whole;
  const brief = sign(facts, issue, true);
  return brief.length <= CARD_CODE_MAX ? brief : whole;
}

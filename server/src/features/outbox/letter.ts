import { z } from 'zod';
import type { Cipher } from '../../crypto/cipher';
import { openColumn } from '../../crypto/sealed-column';
import type { StoredMessage } from './store';
import { fieldsOf, fill, isTemplateName, type TemplateName, TEMPLATES } from './templates';

/** A stored message opened for sending or for the demo's page. */
export interface Letter {
  template: TemplateName;
  phone: string | null;
  openid: string | null;
  text: string;
  /** Fields of the subscribe message, null where the template has none. */
  fields: Readonly<Record<string, string>> | null;
  staleMinutes: number;
}

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Opens the address and fills the template; throws when the row names a template this program does not have. */
export function openLetter(cipher: Cipher, row: StoredMessage): Letter {
  const { template } = row;
  if (!isTemplateName(template)) throw new Error(`unknown message template ${template}`);
  const params = Params.parse(JSON.parse(cipher.open({ cipher: row.paramsCipher, keyId: row.keyId })));
  return {
    template,
    phone: openColumn(cipher, row.toCipher, row.keyId) ?? openColumn(cipher, row.phoneCipher, row.phoneKeyId),
    openid: openColumn(cipher, row.wechatCipher, row.wechatKeyId),
    text: fill(TEMPLATES[template].text, params),
    fields: fieldsOf(template, params),
    staleMinutes: TEMPLATES[template].staleMinutes,
  };
}

import type { FastifyReply } from 'fastify';
import { isRefused, type Refused } from './refusal';
import { SENT } from './serve';

/** A file on its way out, with the name it should have. */
export interface Download {
  name: string;
  bytes: Buffer;
}

/** Sends a file to be saved under its name; no cache keeps what it says. */
export function sendFile(reply: FastifyReply, type: string, file: Download | Refused): typeof SENT | Refused {
  if (isRefused(file)) return file;
  void reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', 'private, no-store')
    .send(file.bytes);
  return SENT;
}

import { type ErrorCode, type Problem, type ProblemDetails } from '@kangban/contract/errors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { HttpRefusal } from '../http/refusal';
import { STATUS } from '../http/status';
import { TITLES } from '../http/titles';

interface Failure {
  code: ErrorCode;
  details?: ProblemDetails | undefined;
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-input',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'bad-input',
  415: 'bad-input',
  429: 'too-many-requests',
};

function fieldsOf(error: FastifyError): ProblemDetails | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return { fields: error.validation.map((issue) => ({ path: issue.instancePath, message: issue.message ?? '' })) };
}

function failureOf(error: FastifyError | HttpRefusal): Failure {
  if (error instanceof HttpRefusal) return { code: error.code, details: error.details };
  const code = BY_STATUS[error.statusCode ?? 500] ?? 'internal';
  return { code, details: code === 'bad-input' ? fieldsOf(error) : undefined };
}

function send(request: FastifyRequest, reply: FastifyReply, { code, details }: Failure): void {
  const status = STATUS[code];
  const problem: Problem = {
    type: `urn:kangban:problem:${code}`,
    title: TITLES[code],
    status,
    code,
    detail: details?.reason ?? TITLES[code],
    requestId: request.id,
    ...(details && { details }),
  };
  if (details?.retryAfterSeconds !== undefined)
    void reply.header('retry-after', String(Math.ceil(details.retryAfterSeconds)));
  void reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

/** The one place that writes an error body: RFC 9457, a stable code, and for faults of ours a request id and nothing else. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | HttpRefusal>((error, request, reply) => {
    const failure = failureOf(error);
    if (STATUS[failure.code] >= 500) request.log.error({ err: error }, 'request failed');
    send(request, reply, failure);
  });
  app.setNotFoundHandler((request, reply) => send(request, reply, { code: 'not-found' }));
}

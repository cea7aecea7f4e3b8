import { getHome } from '@kangban/contract/home';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { readHome } from './service';

/** The first page in one answer. */
export function registerHome(app: FastifyInstance, deps: Deps): void {
  serve(app, getHome, ({ who }) => readHome(deps, who));
}

import { config } from 'zod/mini';

// WeChat runs no code built from strings, and zod 4 compiles object schemas that way unless told not to: this must run
// before the first schema, so every file of the contract imports zod from here.
config({ jitless: true });

export * as z from './zod-parts';

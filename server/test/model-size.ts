/** Histories of one run and where they begin: `npm run ledger:model` asks for more. */
export const RUNS = Number(process.env.LEDGER_MODEL_RUNS ?? 100);
export const SEED = Number(process.env.LEDGER_MODEL_SEED ?? 20261122);

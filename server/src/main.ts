import { buildApp } from './app';
import { ConfigError, readConfig } from './config';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { server } = await buildApp({ config });
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await server.listen({ port: config.port, host: config.host });
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? `The configuration is incomplete:\n${error.message}` : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

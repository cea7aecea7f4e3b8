/** `npm run import -- sites|schedules|residents|immunizations FILE.csv [--county 990101]`: see docs/operate/import.md. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeCsv } from '@kangban/domain/record-export/csv';
import { buildApp } from '../server/src/app';
import { readConfig } from '../server/src/config';
import { TableError } from '../server/src/features/import/read-table';
import type { ImportReport } from '../server/src/features/import/report';
import { findKindName, importFile, KIND_NAMES } from '../server/src/features/import/service';

const USAGE = `Usage: npm run import -- ${KIND_NAMES.join('|')} FILE.csv [--county 990101]`;

/** FILE.rejected.csv: the bad lines as they were, with their line and reason; gone again when a later run takes them all. */
function writeRejected(file: string, report: ImportReport): string | undefined {
  const target = `${file.replace(/\.csv$/i, '')}.rejected.csv`;
  if (report.rejected.length === 0) {
    rmSync(target, { force: true });
    return undefined;
  }
  const rows = report.rejected.map(({ raw, line, reason }) => {
    const cells = report.headers.map((_, index) => raw[index] ?? '');
    return [...cells, String(line), reason];
  });
  writeFileSync(target, writeCsv([...report.headers, '行号', '原因'], rows));
  return target;
}

function tell(report: ImportReport, rejectedFile: string | undefined): void {
  const { read, added, changed, unchanged, rejected } = report;
  process.stdout.write(
    `${read} lines read: ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected.length} rejected.\n`,
  );
  if (rejectedFile) process.stdout.write(`Rejected lines, with line and reason: ${rejectedFile}\n`);
}

/** 0: every line is in; 1: nothing could be read; 2: some lines were rejected, the others are in. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { county: { type: 'string' } } });
  const [word = '', file = ''] = positionals;
  const kind = findKindName(word);
  if (!kind || file === '') {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  if (!existsSync(file)) {
    process.stderr.write(`There is no file ${file}.\n`);
    return 1;
  }
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const app = await buildApp({ config });
  try {
    const report = await importFile(app.deps, kind, {
      bytes: readFileSync(file),
      countyCode: values.county ?? config.countyCode,
    });
    tell(report, writeRejected(file, report));
    return report.rejected.length > 0 ? 2 : 0;
  } finally {
    await app.server.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof TableError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);

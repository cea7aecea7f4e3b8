import { uuidV7 } from '../../crypto/uuid-v7';
import type { Database } from '../../plugins/db';
import type { ImportReport } from './report';

/** Notes that a file was taken, with its counts; the file itself is not kept. */
export async function noteRun(
  db: Database,
  countyCode: string,
  { report, fileHash }: { report: ImportReport; fileHash: Buffer },
): Promise<void> {
  await db.kysely
    .insertInto('import_run')
    .values({
      county_code: countyCode,
      run_id: uuidV7(),
      kind: report.kind,
      file_hash: fileHash,
      rows_read: report.read,
      rows_added: report.added,
      rows_changed: report.changed,
      rows_unchanged: report.unchanged,
      rows_rejected: report.rejected.length,
    })
    .execute();
}

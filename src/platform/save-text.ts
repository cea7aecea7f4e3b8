/** The browser may still be reading the file it was told to save. */
const KEEP_MS = 60_000;

/** Saves a table (`writeCsv`) as a file, in a browser only: the desk runs nowhere else. */
export function saveTable(name: string, text: string): void {
  const address = window.URL.createObjectURL(new window.Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => window.URL.revokeObjectURL(address), KEEP_MS);
}

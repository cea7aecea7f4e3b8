import { saveInBrowser } from './files';

const asFile = (blob: Blob, name: string): File => new window.File([blob], name, { type: 'application/pdf' });

/** Whether this browser has a menu that takes a PDF to a friend. WeChat shows a PDF with a menu of its own, so there nothing is added. */
export function canSendFile(): boolean {
  if (process.env.TARO_ENV !== 'h5' || !('canShare' in navigator)) return false;
  return navigator.canShare({ files: [asFile(new window.Blob(), 'a.pdf')] });
}

/** Whoever closes the menu without choosing anybody has not failed. */
const isLeft = (reason: unknown): boolean => reason instanceof DOMException && reason.name === 'AbortError';

/** Opens the phone's own menu with the file: to a chat, to a printer. Where the menu does not come, the file is at least saved. */
export async function sendFile(blob: Blob, name: string): Promise<void> {
  await navigator.share({ files: [asFile(blob, name)] }).catch((reason: unknown) => {
    if (!isLeft(reason)) saveInBrowser(blob, name);
  });
}

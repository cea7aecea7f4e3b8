import Taro from '@tarojs/taro';
import { faultFrom, problemFrom, ProblemError } from './problem';
import { type Address, renewSession } from './request';

/** A PDF takes longer than an answer. */
const TIMEOUT_MS = 30_000;
/** A browser may still be reading the file it was told to save. */
const KEEP_MS = 60_000;

export interface FileWanted {
  /** Asked anew after a session was renewed. */
  address: () => Address;
  /** The file's name on the phone. */
  name: string;
  /** What a browser does with it; it is saved unless told. */
  hand?: (blob: Blob, name: string) => void | Promise<void>;
}

/** Lets a browser save bytes under a name. */
export function saveInBrowser(blob: Blob, name: string): void {
  const address = window.URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => window.URL.revokeObjectURL(address), KEEP_MS);
}

async function overBrowser({ url, headers }: Address, { name, hand = saveInBrowser }: FileWanted): Promise<number> {
  const response = await window.fetch(url, { headers });
  if (response.ok) await hand(await response.blob(), name);
  else if (response.status !== 401) throw problemFrom(response.status, await response.json().catch(() => undefined));
  return response.status;
}

/** WeChat shows a PDF itself, with its own menu to print and pass on; any other file goes to a chat. */
async function overWeChat({ url, headers }: Address, name: string): Promise<number> {
  if (process.env.TARO_ENV === 'weapp') {
    const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
    const { statusCode } = await Taro.downloadFile({ url, header: headers, filePath, timeout: TIMEOUT_MS });
    if (statusCode === 401) return statusCode;
    if (statusCode !== 200) throw new ProblemError({ code: 'answer-unreadable', status: statusCode });
    if (name.endsWith('.pdf')) await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
    else await Taro.shareFileMessage({ filePath, fileName: name });
    return statusCode;
  }
  return 0;
}

const isProblem = (reason: unknown): boolean => reason instanceof ProblemError;
/** Somebody who looks at the list of chats and goes back has not failed. */
const isLeft = (reason: unknown): boolean =>
  typeof reason === 'object' && reason !== null && 'errMsg' in reason && String(reason.errMsg).includes('cancel');

async function once(wanted: FileWanted): Promise<number> {
  const address = wanted.address();
  const sending = process.env.TARO_ENV === 'h5' ? overBrowser(address, wanted) : overWeChat(address, wanted.name);
  return sending.catch((reason: unknown) => {
    if (isLeft(reason)) return 200;
    throw isProblem(reason) ? reason : faultFrom(reason);
  });
}

/**
 * Fetches a file of the server as the person signed in: a browser saves it, WeChat opens a PDF and hands anything else to a chat. Throws
 * a ProblemError. A session that ran out is renewed once.
 */
export async function takeFile(wanted: FileWanted): Promise<void> {
  if ((await once(wanted)) !== 401) return;
  if (!(await renewSession()) || (await once(wanted)) === 401)
    throw new ProblemError({ code: 'session-expired', status: 401 });
}

/** The text of a file chosen in a browser; undefined when nothing was chosen. The desk runs in browsers only. */
export function pickText(accept: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = accept;
    field.onchange = () => resolve(field.files?.[0]?.text());
    field.oncancel = () => resolve(undefined);
    field.click();
  });
}

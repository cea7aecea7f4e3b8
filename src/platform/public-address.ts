/**
 * The web address of a page of this program, for people without it: a code to scan, a link to send. `path` as `pathTo` writes it. In
 * the mini-program the page is the server's own.
 */
export function publicAddress(path: string): string {
  if (process.env.TARO_ENV === 'h5') return `${window.location.origin}${window.location.pathname}#${path}`;
  return `${process.env.KANGBAN_API}/#${path}`;
}

/** Leaves for another site's page: only a browser can. */
export function leaveTo(url: string): void {
  if (process.env.TARO_ENV === 'h5') window.location.assign(url);
}

/** Opens the browser's print dialogue; WeChat has none. */
export function printPage(): void {
  if (process.env.TARO_ENV === 'h5') window.print();
}

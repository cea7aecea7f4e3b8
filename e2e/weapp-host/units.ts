import { config } from './program';

/** `rpx` (1/750 of the width) as `px`. */
export const rpxToPx = (css: string): string =>
  css.replace(/(-?\d*\.?\d+)rpx/g, (_, rpx: string) => `${Number(((Number(rpx) * config.width) / 750).toFixed(4))}px`);

const PAGE_SELECTOR = /(^|[\s,}{>+~])page(?=[\s,{.:[>])/g;

/** A sheet of the whole program: `page` is the element every page lives in. */
export const appSheet = (css: string): string => rpxToPx(css).replace(PAGE_SELECTOR, '$1.wx-page');

/** A sheet of one page, nested so that it reaches no other page; `page` is that page itself. */
export const pageSheet = (route: string, css: string): string =>
  `.wx-page[data-route="${route}"]{${rpxToPx(css).replace(PAGE_SELECTOR, '$1&')}}`;

/** Puts a style sheet into the document, or a new text into it. */
export function setSheet(id: string, css: string): void {
  const found = document.getElementById(id);
  const sheet = found ?? document.head.appendChild(document.createElement('style'));
  sheet.id = id;
  sheet.textContent = css;
}

/** A path of the program relative to a file of it, without a leading slash. */
export function resolvePath(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

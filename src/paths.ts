/**
 * Every page of the app, its path and its parameters. A page is registered by standing here: app.config.ts makes the page list and the
 * subpackages (everything under `packages/<area>/`) from this table. Imports nothing.
 */
export const PAGES = {
  home: 'pages/home/index',
  record: 'pages/record/index',
  me: 'pages/me/index',
  login: 'pages/login/index',
} as const;

export type PageName = keyof typeof PAGES;

/** The pages of the tab bar, in its order. */
export const TAB_PAGES = ['home', 'record', 'me'] as const satisfies readonly PageName[];
export type TabPage = (typeof TAB_PAGES)[number];

/** Parameters travel in the address: short texts only, never a name or a number of a person. Pages without an entry take none. */
interface Parameters {
  /** `to`: what to open after signing in, as `pathTo` writes it; without it the page before is shown again. */
  login: { to?: string };
}

/** A page without parameters refuses every name. */
type NoParameters = Partial<Record<string, never>>;

export type ParamsOf<P extends PageName> = P extends keyof Parameters ? Parameters[P] : NoParameters;

export const isTabPage = (name: PageName): name is TabPage => TAB_PAGES.some((tab) => tab === name);

/** `/packages/vaccine/slot/index?residentId=…` */
export function pathTo<P extends PageName>(name: P, params?: ParamsOf<P>): string {
  const query = Object.entries(params ?? {})
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return query ? `/${PAGES[name]}?${query}` : `/${PAGES[name]}`;
}

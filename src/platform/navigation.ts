import Taro, { useRouter } from '@tarojs/taro';
import { isTabPage, pathTo, type PageName, type ParamsOf } from '../paths';

/** WeChat keeps ten pages; past that an open call fails. */
const STACK_MAX = 10;

type Arguments<P extends PageName> = object extends ParamsOf<P> ? [params?: ParamsOf<P>] : [params: ParamsOf<P>];

/** Opens a page; a tab page is switched to, and a full stack gives its top away. */
export async function openPage<P extends PageName>(name: P, ...[params]: Arguments<P>): Promise<void> {
  const url = pathTo(name, params);
  if (isTabPage(name)) await Taro.switchTab({ url });
  else if (Taro.getCurrentPages().length >= STACK_MAX) await Taro.redirectTo({ url });
  else await Taro.navigateTo({ url });
}

/** Opens a page in the place of this one: the way back skips what is finished. */
export async function replacePage<P extends PageName>(name: P, ...[params]: Arguments<P>): Promise<void> {
  const url = pathTo(name, params);
  await (isTabPage(name) ? Taro.switchTab({ url }) : Taro.redirectTo({ url }));
}

/** Starts anew with this page alone. */
export async function restartAt<P extends PageName>(name: P, ...[params]: Arguments<P>): Promise<void> {
  await Taro.reLaunch({ url: pathTo(name, params) });
}

/** Opens an address that `pathTo` wrote, in the place of this page. */
export async function replacePath(path: string): Promise<void> {
  await Taro.redirectTo({ url: path }).catch(() => Taro.switchTab({ url: path.split('?')[0] ?? path }));
}

export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1;

/** In a browser the address changes at once and the page follows when its part of the program is there. */
const isOnTheWay = (): boolean => {
  const path: unknown = Taro.getCurrentPages().at(-1)?.path;
  const shown = typeof path === 'string' ? path.split('?')[0] : undefined;
  const wanted = window.location.hash.slice(1).split('?')[0];
  return Boolean(shown && wanted) && shown !== wanted;
};
const LOOK_AGAIN_MS = 50;
const WAIT_MS = 5000;

/** Waits for a page that is still loading: going back before it stands would leave it on the screen of the page before. */
async function arrival(): Promise<void> {
  for (let waited = 0; waited < WAIT_MS && isOnTheWay(); waited += LOOK_AGAIN_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

/** One page back; from the first page of a visit (a shared link, a reload) to home. */
export async function goBack(): Promise<void> {
  if (process.env.TARO_ENV === 'h5') await arrival();
  if (canGoBack()) await Taro.navigateBack();
  else await restartAt('home');
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** This page's parameters. They come from an address anybody can type: every one may be missing. */
export function usePageParams<P extends PageName>(page: P): Partial<ParamsOf<P>>;
export function usePageParams(): Partial<Record<string, string>> {
  const { params } = useRouter();
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value && decode(value)]));
}

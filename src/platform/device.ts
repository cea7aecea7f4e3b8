import Taro from '@tarojs/taro';

// WeChat's calls stand inside `if (TARO_ENV === 'weapp')` blocks, never after an early return: only then does the web build leave out
// the 60 KB of stand-ins Taro has for them.

/** These helps must never stand in the way: a phone that cannot do one goes on without. */
const ignore = (): undefined => undefined;

/**
 * Makes the screen bright and keeps it on while a QR code is shown; the returned function gives it back. A browser can only be asked to
 * keep it on.
 */
export async function brightScreen(): Promise<() => void> {
  if (process.env.TARO_ENV === 'weapp') {
    const before = await Taro.getScreenBrightness().catch(ignore);
    await Taro.setScreenBrightness({ value: 1 }).catch(ignore);
    await Taro.setKeepScreenOn({ keepScreenOn: true }).catch(ignore);
    return () => {
      void Taro.setScreenBrightness({ value: before?.value ?? -1 }).catch(ignore);
      void Taro.setKeepScreenOn({ keepScreenOn: false }).catch(ignore);
    };
  }
  const lock = 'wakeLock' in navigator ? await navigator.wakeLock.request('screen').catch(ignore) : undefined;
  return () => void lock?.release().catch(ignore);
}

export async function callPhone(phoneNumber: string): Promise<void> {
  const dialled = phoneNumber.replace(/[^\d+]/g, '');
  if (process.env.TARO_ENV === 'weapp') await Taro.makePhoneCall({ phoneNumber: dialled }).catch(ignore);
  else window.location.href = `tel:${dialled}`;
}

export interface Place {
  name: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** Shows the way: WeChat's own map, or a map page in a browser. */
export async function showWay({ name, address, latitude, longitude }: Place): Promise<void> {
  if (process.env.TARO_ENV === 'weapp') {
    await Taro.openLocation({ name, address, latitude, longitude, scale: 16 }).catch(ignore);
  } else {
    const marker = [
      `position=${longitude},${latitude}`,
      `name=${encodeURIComponent(name)}`,
      'coordinate=gaode',
      'callnative=1',
    ];
    window.open(`https://uri.amap.com/marker?${marker.join('&')}`, '_blank', 'noopener');
  }
}

export interface Position {
  latitude: number;
  longitude: number;
}

/** Where the phone is; undefined when the person or the phone says no. */
export async function findPosition(): Promise<Position | undefined> {
  const found = await Taro.getLocation({ type: 'gcj02' }).catch(ignore);
  return found && { latitude: found.latitude, longitude: found.longitude };
}

/** True when the text is on the clipboard. */
export async function copyText(data: string): Promise<boolean> {
  return Taro.setClipboardData({ data }).then(
    () => true,
    () => false,
  );
}

/** The text of a code held before the camera; undefined when nothing was read. A browser types it instead. */
export async function scanCode(): Promise<string | undefined> {
  if (process.env.TARO_ENV === 'weapp') {
    const found = await Taro.scanCode({ onlyFromCamera: true }).catch(ignore);
    return found?.result;
  }
  return undefined;
}

import Taro from '@tarojs/taro';
import { z } from '@kangban/contract/zod';
import { newId } from './random-id';
import { storageSlot } from './storage';

/** Whether WeChat can say who is here; a browser signs in by phone and code. */
export const hasWeChatLogin = (): boolean => process.env.TARO_ENV === 'weapp';

/** The one-time code our server exchanges with WeChat for the person's openid. */
export async function weChatCode(): Promise<string> {
  const { code } = await Taro.login();
  return code;
}

const deviceSlot = storageSlot('device', 1, z.string());

/** The lasting random name of this installation; it stays when a person signs out. */
export async function deviceName(): Promise<string> {
  const known = deviceSlot.read();
  if (known) return known;
  const made = await newId();
  deviceSlot.write(made);
  return made;
}

import type { ItemResult, VisionSetting } from '../vision/types';

/** Where an examination was made, in the words a reader without our codes sees. */
export const SETTING_TEXTS: Readonly<Record<VisionSetting, string>> = {
  clinic: '基层卫生机构',
  school: '学校',
  hospital: '医院',
};

/** What an eye item showed. */
export const ITEM_TEXTS: Readonly<Record<ItemResult, string>> = {
  normal: '未见异常',
  abnormal: '异常',
  'not-done': '未做',
};

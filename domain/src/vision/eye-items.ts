/** The eye items of the 13 visits as clinics name them [S18]; which visit has which stands in child-visit/visit-table. */
import { EYE_ITEMS, type EyeItem } from '../child-visit/visit-table';

/** The names of the specification, as a clinic's file writes them. */
export const EYE_ITEM_TITLES: Readonly<Record<EyeItem, string>> = {
  appearance: '眼外观检查',
  'risk-factors': '筛查眼病主要高危因素',
  'light-reaction': '光照反应检查',
  blink: '瞬目反射检查',
  'red-ball': '红球试验',
  behaviour: '视物行为观察',
  'red-reflex': '红光反射检查',
  alignment: '眼位检查',
  'cover-aversion': '单眼遮盖厌恶试验',
  refraction: '屈光筛查',
  acuity: '视力检查',
};

/** The code of an item by its code, its name in the specification or that name without 检查; a trailing * is understood. */
export function findEyeItem(codeOrName: string): EyeItem | undefined {
  const name = codeOrName.trim().replace(/[*＊]$/, '');
  const known = EYE_ITEMS.find((code) => code === name || EYE_ITEM_TITLES[code] === name);
  return known ?? EYE_ITEMS.find((code) => EYE_ITEM_TITLES[code].replace(/检查$/, '') === name);
}

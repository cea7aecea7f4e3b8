/**
 * Our style sheets write what they mean: rem for text (it grows with the reader), px for lines, icons and space. Only taro-ui's sheet,
 * drawn on a 750 grid, is converted; it is the one file that imports taro-ui's partials.
 */
export const pxtransform = {
  enable: true,
  config: { targetUnit: 'rem' as const, exclude: (file: string): boolean => !file.endsWith('taro-ui.scss') },
};

import { readFileSync } from 'node:fs';
import path from 'node:path';
import tokens from '../../src/ui/tokens.json';
import { generatedStyles } from './generate';

const root = path.resolve(__dirname, '../..');
const styles = generatedStyles();

test('the committed style sheets are what the tokens and drawings give: run npm run tokens', () => {
  const committed = Object.keys(styles).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]);
  expect(Object.fromEntries(committed)).toEqual(styles);
});

const block = (selector: string): string => {
  const sheet = styles['src/ui/tokens.scss'] ?? '';
  const from = sheet.indexOf(`\n${selector} {`);
  return sheet.slice(from, sheet.indexOf('\n}', from));
};

test('text sizes are rem of a 20 px root, geometry is px', () => {
  const standard = block(':root');
  expect(standard).toContain('--fs-body: 0.8rem;');
  expect(standard).toContain('--touch-min: 44px;');
  expect(block('.mode-elder')).toContain('--touch-min: 60px;');
});

test('dark has every colour of standard, so none shines through', () => {
  const names = (table: object): string[] => Object.keys(table).sort();
  expect(names(tokens.modes.dark.color)).toEqual(names(tokens.modes.standard.color));
  expect(names(tokens.modes.elder.color)).toEqual(names(tokens.modes.standard.color));
  const dark = (styles['src/ui/tokens.scss'] ?? '').split('@media (prefers-color-scheme: dark)')[1];
  expect(dark).toContain('--bg: #0d1413;');
});

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** Text and the ground it stands on, as the parts use them. */
const PAIRS = [
  ['ink', 'bg'],
  ['ink', 'surface'],
  ['ink2', 'surface'],
  ['ink2', 'sunk'],
  ['ink3', 'surface'],
  ['onBrand', 'brand'],
  ['brandText', 'surface'],
  ['brandText', 'brandTint'],
  ['normalText', 'normalTint'],
  ['attnText', 'attnTint'],
  ['urgentText', 'surface'],
  ['onUrgent', 'urgentSolid'],
  ['onHero', 'hero'],
  ['onHero2', 'hero'],
  ['onHeroBtn', 'heroBtn'],
  ['surface', 'ink'],
] as const;

test.each(['standard', 'elder', 'dark'] as const)('%s: every text can be read on its ground', (mode) => {
  const { color, contrastMin } = tokens.modes[mode];
  const weak = PAIRS.filter(([text, ground]) => contrast(color[text], color[ground]) < contrastMin);
  expect(weak).toEqual([]);
});

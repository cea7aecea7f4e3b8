/** Turns the design tokens, the icon drawings and the status marks into SCSS. Pure: returns texts by path, writes nothing. */
import tokens from '../../src/ui/tokens.json';
import { iconPaths } from '../../src/ui/icon/icon-paths';
import { markShapes } from '../../src/ui/mark/mark-shapes';

const ROOT_PX = 20;
const HEAD = '// Made by scripts/tokens.ts. Do not edit: change the source and run npm run tokens.\n';

type Colors = Record<string, string>;
type Line = readonly [name: string, value: string | number];

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** Text grows with the reader, so its sizes are rem (1 rem = 20 px × the reader's scale). */
const rem = (px: number): string => `${px / ROOT_PX}rem`;
/** Geometry does not grow with text. */
const px = (value: number): string => `${value}px`;
const block = (lines: readonly Line[], indent = '  '): string =>
  lines.map(([name, value]) => `${indent}--${name}: ${value};\n`).join('');

/** The way prettier writes a colour, a shadow or a font list, so that the generated files pass its check. */
const tidy = (value: string): string =>
  value
    .replace(/#[0-9A-F]{6}/g, (hex) => hex.toLowerCase())
    .replace(/rgba\(([^)]+)\)/g, (_, parts: string) => `rgba(${parts.split(',').join(', ').replace(/ \./g, ' 0.')})`)
    .replace(/"/g, "'");

const colors = (table: Colors): Line[] => Object.entries(table).map(([name, value]) => [kebab(name), tidy(value)]);
const shadow = (value: string): string => (value.startsWith('none') ? 'none' : tidy(value));
const shadows = (table: Colors): Line[] =>
  Object.entries(table).map(([name, value]) => [`shadow-${name}`, shadow(value)]);

function sizes(mode: typeof tokens.modes.standard | typeof tokens.modes.elder): Line[] {
  const type = Object.entries(mode.type).flatMap(([name, [size, height, weight]]): Line[] => [
    [`fs-${kebab(name)}`, rem(size as number)],
    [`lh-${kebab(name)}`, rem(height as number)],
    [`fw-${kebab(name)}`, weight as number],
  ]);
  const named = (prefix: string, table: Record<string, number>): Line[] =>
    Object.entries(table).map(([name, value]) => [`${prefix}-${kebab(name)}`, px(value)]);
  return [
    ...type,
    ...named('space', mode.space),
    ...named('radius', mode.radius),
    ...named('touch', mode.touch),
    ['stroke-hair', px(mode.stroke.hair)],
    ['stroke-control', px(mode.stroke.control)],
    ['stroke-focus', px(mode.stroke.focus)],
    ['icon-scale', Number((mode.stroke.icon / tokens.modes.standard.stroke.icon).toFixed(3))],
  ];
}

function tokenSheet(): string {
  const { standard, elder, dark } = tokens.modes;
  const darkLines = [...colors(dark.color), ...shadows(dark.elevation)];
  const base: Line[] = [
    ['font-family', tidy(tokens.font.family)],
    ...colors(standard.color),
    ...shadows(standard.elevation),
    ...sizes(standard),
  ];
  const elderLines = [...colors(elder.color), ...shadows(elder.elevation), ...sizes(elder)];
  return [
    HEAD,
    `page,\n:root {\n  color-scheme: light dark;\n${block(base)}}\n`,
    `@media (prefers-color-scheme: dark) {\n  page,\n  :root {\n${block(darkLines, '    ')}  }\n}\n`,
    '// The elder layout keeps its white page in the dark too: its 7 : 1 contrast is only proven on white.\n',
    `.mode-elder {\n  color-scheme: light;\n${block(elderLines)}}\n`,
  ].join('\n');
}

const dataUri = (svg: string): string => {
  const text = svg
    .replace(/"/g, "'")
    .replace(/%/g, '%25')
    .replace(/#/g, '%23')
    .replace(/</g, '%3C')
    .replace(/>/g, '%3E');
  return `url("data:image/svg+xml,${text}")`;
};
const svg = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${body}</svg>`;
const stroked = (d: string): string =>
  svg(`<path d="${d}" fill="none" stroke="#000" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`);
const cut = (body: string): string =>
  svg(
    `<mask id="m"><g fill="none" stroke-linecap="round" stroke-linejoin="round">${body}</g></mask><path d="M0 0h24v24H0z" mask="url(#m)"/>`,
  );

function maskSheet(part: string, drawings: Record<string, string>): string {
  const rules = Object.entries(drawings).map(
    ([name, drawing]) => `.${part}--${name} {\n  --mask: ${dataUri(drawing)};\n}\n`,
  );
  return `${HEAD}\n${rules.join('\n')}`;
}

const mapValues = (table: Record<string, string>, change: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]));

/** What a drawn picture needs, by mode: variables of a style sheet do not reach inside an image. */
const CHART_COLORS = [
  'surface',
  'ink',
  'ink2',
  'ink3',
  'brandText',
  'chartBand1',
  'chartBand2',
  'chartLine',
  'chartRef',
  'chartGrid',
  'chartBar',
  'normalTint',
  'normalMark',
  'normalText',
  'attnMark',
  'attnText',
] as const;

function chartColors(): string {
  const { standard, dark, elder } = tokens.modes;
  const pick = ({ color }: { color: Record<(typeof CHART_COLORS)[number], string> }): Colors =>
    Object.fromEntries(CHART_COLORS.map((name) => [name, color[name].toLowerCase()]));
  const byMode = { standard: pick(standard), dark: pick(dark), elder: pick(elder) };
  return `${JSON.stringify(byMode, undefined, 2)}\n`;
}

/** Every generated file: path from the root of the project → content, laid out as prettier wants it. */
export function generatedStyles(): Record<string, string> {
  return {
    'src/ui/tokens.scss': tokenSheet(),
    'src/ui/icon/masks.scss': maskSheet('icon', mapValues(iconPaths, stroked)),
    'src/ui/mark/masks.scss': maskSheet('mark', mapValues(markShapes, cut)),
    'src/ui/chart/chart-colors.json': chartColors(),
  };
}

/** The few words of SVG the charts are written in. Attributes stand in single quotes, numbers carry one decimal. */
export type Spot = readonly [x: number, y: number];

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** 12.34 → 12.3, 0.5 → .5: a picture travels to the screen as text, so every letter counts. */
export const figure = (value: number): string => String(tenth(value)).replace(/^(-?)0\./, '$1.');

/** A line through some spots, as an absolute start and relative steps that never add up an error of rounding. */
export function linePath(spots: readonly Spot[]): string {
  let at: Spot = [0, 0];
  return spots
    .map(([x, y], index) => {
      const here: Spot = [tenth(x), tenth(y)];
      const step = index === 0 ? here : ([here[0] - at[0], here[1] - at[1]] as const);
      at = here;
      return `${index === 0 ? 'M' : 'l'}${figure(step[0])},${figure(step[1])}`;
    })
    .join('');
}

export const areaPath = (spots: readonly Spot[]): string => `${linePath(spots)}z`;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/'/g, '&#39;');

export function tag(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}='${typeof value === 'number' ? figure(value) : escaped(value)}'`],
    )
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export const words = (text: string, attributes: Attributes): string => tag('text', attributes, escaped(text));

/** As an address an image can have. What is safe in an address stays readable and short. */
export const dataUri = (svg: string): string =>
  `data:image/svg+xml,${encodeURIComponent(svg).replace(/%(?:2C|2F|3A|3B|3D)/g, decodeURIComponent)}`;

import { encode } from 'uqr';

/** Modules of white around the code: readers need four. The frame of the ticket adds its own. */
const QUIET = 2;

/** One path for all dark modules, run by run: a row of five dark modules is one rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= row.length; x += 1) {
      const dark = row[x] === true;
      if (dark && start < 0) start = x;
      if (dark || start < 0) continue;
      path += `M${start} ${y}h${x - start}v1h${start - x}z`;
      start = -1;
    }
  });
  return path;
}

/** Dark modules as an SVG data address: black on white in every mode, sharp at every size, drawn without the network. */
export function modulesImage(data: readonly (readonly boolean[])[]): string {
  const size = data.length;
  const edge = size + 2 * QUIET;
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='${-QUIET} ${-QUIET} ${edge} ${edge}' shape-rendering='crispEdges'>` +
    `<path d='M${-QUIET} ${-QUIET}h${edge}v${edge}h${-edge}z' fill='#fff'/><path d='${pathOf(data)}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A text as the picture of its QR code. */
export const qrImage = (text: string): string => modulesImage(encode(text, { ecc: 'M', border: 0 }).data);

import { inflateSync } from 'node:zlib';

/** What a reader gets out of a PDF of ours: its details, its pages' texts, and the structure a screen reader goes by. */
export interface PdfText {
  /** The texts of each page in the order they are drawn. */
  pages: string[];
  /** Structure elements in the order they are written: `H1`, `P`, `Table` … */
  tags: string[];
  /** The file as latin-1, with every stream opened. */
  raw: string;
}

interface Entry {
  head: string;
  body: string;
}

const latin = (bytes: Buffer): string => bytes.toString('latin1');

function readObjects(file: string): Map<string, Entry> {
  const objects = new Map<string, Entry>();
  for (const [, no = '', content = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const stream = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(content);
    const [head = content, packed = ''] = stream?.slice(1) ?? [];
    const open = head.includes('/FlateDecode') ? latin(inflateSync(Buffer.from(packed, 'latin1'))) : packed;
    objects.set(no, { head, body: open });
  }
  return objects;
}

/** A ligature is one glyph of several letters, told with blanks between them. */
const utf16 = (hex: string): string => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

/** Glyph to text, as a font's ToUnicode map tells it. */
function readMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], index) => map.set(parseInt(from, 16) + index, utf16(hex)));
  return map;
}

const refOf = (head: string, name: string): string => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? '';

function readFonts(objects: Map<string, Entry>, page: string): Map<string, Map<number, string>> {
  const resources = objects.get(refOf(page, 'Resources'))?.head ?? page;
  const fonts = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  return new Map(
    [...fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', no = '']) => {
      const map = refOf(objects.get(no)?.head ?? '', 'ToUnicode');
      return [name, readMap(objects.get(map)?.body ?? '')];
    }),
  );
}

function textOfPage(content: string, fonts: Map<string, Map<number, string>>): string {
  let font: Map<number, string> | undefined;
  const texts: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name);
    const glyphs = [...(shown ?? '').matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    if (shown !== undefined) texts.push(glyphs.map((glyph) => font?.get(parseInt(glyph, 16)) ?? '\uFFFD').join(''));
  }
  return texts.join('\n');
}

/** Reads a PDF as a program for the blind would: only real text counts, drawn shapes say nothing. */
export function readPdf(bytes: Buffer): PdfText {
  const objects = readObjects(latin(bytes));
  const all = [...objects.values()];
  const pages = all.filter(({ head }) => head.includes('/Type /Page\n'));
  return {
    pages: pages.map(({ head }) =>
      textOfPage(objects.get(refOf(head, 'Contents'))?.body ?? '', readFonts(objects, head)),
    ),
    tags: all.flatMap(({ head }) => (head.includes('/P ') ? [/^\/S \/(\w+)$/m.exec(head)?.[1] ?? []].flat() : [])),
    raw: all.map(({ head, body }) => `${head}\n${body}`).join('\n'),
  };
}

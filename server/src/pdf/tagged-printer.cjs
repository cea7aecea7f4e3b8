// Lays a document out with pdfmake and draws it with the structure a screen reader needs. pdfmake itself can only mark a
// file as tagged; here each text carries its place in the structure in its id (paper.ts): `Table.1>TR.2>TD.3`.
const { createHash } = require('node:crypto');
const PDFDocument = require('pdfmake/js/PDFDocument').default;
const LayoutBuilder = require('pdfmake/js/LayoutBuilder').default;
const Renderer = require('pdfmake/js/Renderer').default;
const SVGMeasure = require('pdfmake/js/SVGMeasure').default;
const { normalizePageSize, normalizePageMargin } = require('pdfmake/js/PageSize');
const { tableLayouts } = require('pdfmake/js/tableLayouts');

const ARTIFACT = 'Artifact';
const WATERMARK_OPACITY = 0.1;
const WATERMARK_ANGLE = -24;
const tagOf = (step) => step.slice(0, step.indexOf('.'));

const drawnAlike = (a, b) => a.font === b.font && a.fontSize === b.fontSize && a.color === b.color;

/** pdfmake breaks Chinese into single characters; what stands side by side in one hand is drawn as one text again. */
function joined(inlines) {
  const all = [];
  for (const inline of inlines) {
    const last = all.at(-1);
    if (last && drawnAlike(last, inline)) {
      last.text += inline.text;
      last.width += inline.width;
    } else all.push({ ...inline });
  }
  return all;
}

class TaggedRenderer extends Renderer {
  constructor(pdf) {
    super(pdf);
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
    this.elements = new Map();
    this.leaf = undefined;
    this.decorating = false;
  }

  /** The element of a path, made with those above it; undefined when its text was drawn before (a table's head on its next page). */
  open(path) {
    if (this.elements.has(path)) return undefined;
    let parent = this.root;
    let known = '';
    for (const step of path.split('>')) {
      known = known ? `${known}>${step}` : step;
      const element = this.elements.get(known) ?? this.pdfDocument.struct(tagOf(step));
      if (!this.elements.has(known)) parent.add(element);
      this.elements.set(known, element);
      parent = element;
    }
    return parent;
  }

  endDecoration() {
    if (this.decorating) this.pdfDocument.endMarkedContent();
    this.decorating = false;
  }

  renderLine(line, x, y) {
    this.endDecoration();
    const path = line.id;
    line.id = undefined;
    line.inlines = joined(line.inlines);
    const aside = path?.startsWith(ARTIFACT);
    if (path && !aside) this.leaf = this.open(path);
    const leaf = aside ? undefined : this.leaf;
    if (leaf) leaf.add(this.pdfDocument.markStructureContent(leaf.dictionary.data.S));
    else this.pdfDocument.markContent(ARTIFACT, { type: 'Pagination' });
    super.renderLine(line, x, y);
    this.pdfDocument.endMarkedContent();
  }

  renderVector(vector) {
    if (!this.decorating) this.pdfDocument.markContent(ARTIFACT, { type: 'Layout' });
    this.decorating = true;
    super.renderVector(vector);
  }

  /** Pale, three times to a page, and for the eye only: a reader is told nothing in between. */
  renderWatermark({ watermark }) {
    this.endDecoration();
    const pdf = this.pdfDocument;
    const { width, height } = pdf.page;
    pdf.markContent(ARTIFACT, { type: 'Background' });
    for (const place of [0.25, 0.5, 0.75]) {
      const size = watermark._size.size;
      pdf.save();
      pdf.fill('black').opacity(WATERMARK_OPACITY);
      pdf.rotate(WATERMARK_ANGLE, { origin: [width / 2, height * place] });
      pdf._font = watermark.font;
      pdf.fontSize(watermark.fontSize);
      pdf.text(watermark.text, width / 2 - size.width / 2, height * place - size.height / 2, { lineBreak: false });
      pdf.restore();
    }
    pdf.endMarkedContent();
  }

  renderPages(pages) {
    // Marks end with their page: what is drawn after the last text of one must not reach into the next.
    for (const page of pages) {
      super.renderPages([page]);
      this.endDecoration();
    }
  }
}

/** A heading never stands alone at the foot of a page. */
const breakBefore = (node, { getFollowingNodesOnPage }) =>
  node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0;

const STYLE = { font: 'Sans', fontSize: 10.5, lineHeight: 1.25, color: 'black' };
/** A code is compared letter by letter: its «fi» is two of them, not one glyph. */
const STYLES = { code: { fontFeatures: { liga: false } } };

const footerOf = (footer) => (page, pages) => ({
  margin: footer.margin,
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: footer.width, y2: 0, lineWidth: 0.75 }] },
    {
      margin: [0, 4, 0, 0],
      fontSize: footer.fontSize,
      columns: [
        { id: 'Artifact.1', text: footer.left, width: '*' },
        ...(footer.middle ? [{ id: 'Artifact.3', text: footer.middle, width: '*' }] : []),
        { id: 'Artifact.2', text: `第 ${page} 页，共 ${pages} 页`, width: 'auto' },
      ],
    },
  ],
});

function openPdf(definition, fonts) {
  const { width, height } = normalizePageSize('A4');
  const { title, author, printedAt, language } = definition;
  return new PDFDocument(
    fonts,
    {},
    {},
    {},
    {
      size: [width, height],
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language,
      autoFirstPage: false,
      font: null,
      info: {
        Title: title,
        Author: author,
        Producer: 'Kangban',
        Creator: 'Kangban',
        CreationDate: new Date(printedAt),
      },
    },
  );
}

function bytesOf(pdf) {
  return new Promise((resolve, reject) => {
    const parts = [];
    pdf.on('data', (part) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
    pdf.end();
  });
}

/** Lines and room of the tables papers are made of. */
const LAYOUTS = {
  lined: {
    hLineWidth: (line, node) => (line === 0 ? 0 : line <= (node.table.headerRows ?? 0) ? 1 : 0.5),
    hLineColor: (line, node) => (line <= (node.table.headerRows ?? 0) ? 'black' : '#777777'),
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 4,
    paddingBottom: () => 4,
  },
  label: {
    hLineWidth: () => 1,
    vLineWidth: () => 1,
    paddingLeft: () => 6,
    paddingRight: () => 6,
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
  boxed: {
    hLineWidth: () => 1.5,
    vLineWidth: () => 1.5,
    paddingLeft: () => 10,
    paddingRight: () => 10,
    paddingTop: () => 8,
    paddingBottom: () => 8,
  },
};

/** The same definition gives the same bytes; none when it has more pages than it may. `fonts`: `{Sans: {normal, bold}}`, each a buffer. */
function print(definition, fonts) {
  const pdf = openPdf(definition, fonts);
  // pdfkit names a file by the time and the details it knows; ours is named by everything that is in it.
  pdf._id = createHash('sha256').update(JSON.stringify(definition)).digest().subarray(0, 16);
  const builder = new LayoutBuilder(
    normalizePageSize('A4'),
    normalizePageMargin(definition.pageMargins),
    new SVGMeasure(),
  );
  builder.registerTableLayouts(tableLayouts);
  builder.registerTableLayouts(LAYOUTS);
  const pages = builder.layoutDocument(
    definition.content,
    pdf,
    STYLES,
    { ...STYLE, ...definition.defaultStyle },
    undefined,
    undefined,
    footerOf(definition.footer),
    definition.watermark,
    breakBefore,
  );
  if (pages.length > (definition.pagesMax ?? Infinity)) return undefined;
  new TaggedRenderer(pdf).renderPages(pages);
  return bytesOf(pdf);
}

module.exports = { print };

import type pptxgen from 'pptxgenjs';

type SlideMaster = pptxgen.default.SlideMasterProps;
type Placeholder = pptxgen.default.PlaceholderProps;

/** Names of the layouts, those of PowerPoint where it has one, and the type that it gives to each. */
export const LAYOUT_TYPES = {
  'Title Slide': 'title',
  'Section Header': 'secHead',
  'Title and Content': 'obj',
  Comparison: 'twoTxTwoObj',
  'Title, Lead and Object': 'objTx',
} as const;
export type LayoutName = keyof typeof LAYOUT_TYPES;

export const FONT = 'Calibri';
export const INK = '1F2937';
const PAPER = 'FFFFFF';
const QUIET = '6B7280';

/** Positions and sizes are inches on a slide of 13.33 by 7.5, font sizes points. */
export const MARGIN = 0.7;
export const CONTENT_WIDTH = 13.33 - 2 * MARGIN;
/** Where a table or a chart begins, under title and lead. */
export const OBJECT_TOP = 2.55;
export const OBJECT_HEIGHT = 4.35;
const HALF = (CONTENT_WIDTH - 0.5) / 2;

/** The layouts of a deck in its main colour; `footer` stands at the bottom of each but the first. */
export function slideLayouts(accent: string, footer: string): SlideMaster[] {
  const rule = { rect: { x: MARGIN, y: 1.25, w: 1.2, h: 0.06, fill: { color: accent } } };
  const band = { rect: { x: 0, y: 0, w: 0.35, h: 7.5, fill: { color: accent } } };
  const foot = {
    text: {
      text: footer,
      options: { x: MARGIN, y: 7.0, w: 9, h: 0.35, fontFace: FONT, fontSize: 11, color: QUIET },
    },
  };
  const slideNumber = {
    x: 12.0,
    y: 7.0,
    w: 0.65,
    h: 0.35,
    fontFace: FONT,
    fontSize: 11,
    color: QUIET,
    align: 'right',
  } as const;
  const heading = title({ x: MARGIN, y: 0.4, w: CONTENT_WIDTH, h: 0.8, fontSize: 30 }, accent);

  return [
    layout('Title Slide', {
      background: { color: accent },
      objects: [
        title({ x: 1.0, y: 2.2, w: 11.3, h: 1.5, fontSize: 44, valign: 'bottom' }, PAPER),
        body('body', { x: 1.0, y: 3.9, w: 11.3, h: 1.6, fontSize: 22, color: PAPER }),
      ],
    }),
    layout('Section Header', {
      objects: [
        band,
        foot,
        title({ x: 1.0, y: 0.6, w: 11.6, h: 1.0, fontSize: 36 }, accent),
        body('body', { x: 1.0, y: 1.8, w: 11.3, h: 5.0, fontSize: 23 }),
      ],
      slideNumber,
    }),
    layout('Title and Content', {
      objects: [
        rule,
        foot,
        heading,
        body('body', { x: MARGIN, y: 1.55, w: CONTENT_WIDTH, h: 5.3, fontSize: 22 }),
      ],
      slideNumber,
    }),
    layout('Comparison', {
      objects: [
        rule,
        foot,
        heading,
        ...(['left', 'right'] as const).flatMap((side) => {
          const x = side === 'left' ? MARGIN : MARGIN + HALF + 0.5;
          return [
            body(`${side} heading`, {
              x,
              y: 1.55,
              w: HALF,
              h: 0.6,
              fontSize: 24,
              bold: true,
              color: accent,
            }),
            body(`${side} text`, { x, y: 2.2, w: HALF, h: 4.6, fontSize: 20 }),
          ];
        }),
      ],
      slideNumber,
    }),
    layout('Title, Lead and Object', {
      objects: [
        rule,
        foot,
        heading,
        body('body', { x: MARGIN, y: 1.45, w: CONTENT_WIDTH, h: 1.0, fontSize: 20 }),
      ],
      slideNumber,
    }),
  ];
}

function layout(name: LayoutName, master: Omit<SlideMaster, 'title'>): SlideMaster {
  return { title: name, background: { color: PAPER }, margin: 0, ...master };
}

function title(options: Partial<Placeholder>, color: string) {
  return placeholder({
    valign: 'middle',
    bold: true,
    ...options,
    color,
    name: 'title',
    type: 'title',
  });
}

function body(name: string, options: Partial<Placeholder>) {
  return placeholder({ color: INK, valign: 'top', ...options, name, type: 'body' });
}

function placeholder(options: Placeholder) {
  return {
    placeholder: { options: { fontFace: FONT, align: 'left', margin: 0, ...options }, text: '' },
  } as const;
}

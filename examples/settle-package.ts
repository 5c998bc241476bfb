import JSZip from 'jszip';

/** What the package says that pptxgenjs cannot be told. */
export interface PackageFacts {
  /** BCP 47 tag of the text. */
  language: string;
  /** The `type` of each slide layout, by the layout's name. */
  layoutTypes: Readonly<Record<string, string>>;
}

// Any date would do, as long as it is always the same.
const MADE = new Date('2026-01-01T00:00:00Z');
const CONTENT_TYPES = '[Content_Types].xml';

/**
 * Takes out of a package what changes from run to run (dates, random identifiers, chart numbers that go on
 * counting from deck to deck, the order of its entries), and mends what pptxgenjs leaves out or gets wrong:
 * the language of notes, the header row of tables, the types of the layouts, the index of title
 * placeholders (which other readers expect to be 0), content types of parts that do not exist.
 */
export async function settlePackage(bytes: Uint8Array, facts: PackageFacts): Promise<Uint8Array> {
  const entries = await readEntries(bytes);
  const rename = chartNumbering([...entries.keys()]);
  const settled = new Map<string, string | Uint8Array>();
  for (const [name, content] of entries) {
    if (name.endsWith('.xlsx')) {
      settled.set(rename(name), await settleWorkbook(content));
    } else {
      const text = rename(new TextDecoder().decode(content));
      settled.set(rename(name), settlePart(name, text, facts));
    }
  }
  const types = settled.get(CONTENT_TYPES);
  if (typeof types === 'string') settled.set(CONTENT_TYPES, dropAbsentParts(types, settled));
  return writeEntries(settled);
}

function settlePart(name: string, text: string, { language, layoutTypes }: PackageFacts): string {
  if (name === 'docProps/core.xml') return settleDates(text);
  if (name === 'ppt/presentation.xml') return numberSections(text);
  if (name.startsWith('ppt/slideLayouts/slideLayout'))
    return indexTitle(typeLayout(text, layoutTypes));
  if (name.startsWith('ppt/slides/') || name.startsWith('ppt/notesSlides/')) {
    return indexTitle(text)
      .replaceAll(' lang="en-US"', ` lang="${language}"`)
      .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1" bandRow="1"/>');
  }
  return text;
}

function typeLayout(text: string, layoutTypes: PackageFacts['layoutTypes']): string {
  const type = layoutTypes[/<p:cSld name="([^"]*)"/.exec(text)?.[1] ?? ''];
  return type === undefined ? text : text.replace('<p:sldLayout ', `<p:sldLayout type="${type}" `);
}

function indexTitle(text: string): string {
  return text.replace(/<p:ph\s+idx="\d+"\s+type="title"[^>]*\/>/g, '<p:ph type="title"/>');
}

function dropAbsentParts(types: string, parts: ReadonlyMap<string, unknown>): string {
  return types.replace(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (whole, part: string) =>
    parts.has(part) ? whole : '',
  );
}

function numberSections(text: string): string {
  let count = 0;
  return text.replace(/(<p14:section name="[^"]*" id=")[^"]*/g, (_whole, before: string) => {
    count += 1;
    return `${before}{00000000-0000-4000-8000-${String(count).padStart(12, '0')}}`;
  });
}

function settleDates(text: string): string {
  return text.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${MADE.toISOString().slice(0, 19)}Z`);
}

async function settleWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const entries: Map<string, string | Uint8Array> = await readEntries(bytes);
  const core = 'docProps/core.xml';
  const written = entries.get(core);
  if (written instanceof Uint8Array) {
    entries.set(core, settleDates(new TextDecoder().decode(written)));
  }
  return writeEntries(entries);
}

/** Renames the charts and their workbooks, in part names and in references, to 1, 2, 3... */
function chartNumbering(names: string[]): (text: string) => string {
  const numbers = names
    .map((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .toSorted((one, other) => Number(one) - Number(other));
  const place = (number: string) => numbers.indexOf(number) + 1;
  return (text) =>
    text
      .replace(/(\/charts\/(?:_rels\/)?chart)(\d+)(?=\.xml)/g, (_, path, n) => path + place(n))
      .replace(/(Microsoft_Excel_Worksheet)(\d+)(?=\.xlsx)/g, (_, path, n) => path + place(n));
}

async function readEntries(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter((entry) => !entry.dir);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.name, await file.async('uint8array')] as const),
    ),
  );
}

async function writeEntries(entries: Map<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const name of [...entries.keys()].toSorted()) {
    zip.file(name, entries.get(name) ?? '', { date: MADE, createFolders: false });
  }
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}

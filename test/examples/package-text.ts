import { posix } from 'node:path';
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';

/** A slide as the XML of the package has it: the plain reading that gold is held against. */
export interface SlideText {
  index: number;
  title: string;
  section: string;
  /** Every paragraph of slide, notes and charts. */
  paragraphs: string[];
  notes: string[];
  charts: ChartText[];
  tables: number;
  /** Where links lead. */
  links: string[];
}

export interface ChartText {
  kind: string;
  paragraphs: string[];
}

interface Element {
  name: string;
  attributes: Record<string, string>;
  /** Text of the element itself, without that of the elements in it. */
  text: string;
  children: Element[];
}

/** The slides of a PPTX file in the order shown. It reads what pptxgenjs writes, not every deck. */
export async function readPackageText(bytes: Uint8Array): Promise<SlideText[]> {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (name: string) => parseXml((await zip.file(name)?.async('string')) ?? '');
  const related = async (name: string) => {
    const rels = await part(
      posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`),
    );
    return all(rels, 'Relationship').map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: posix.basename(attributes['Type'] ?? ''),
      target: attributes['Target'] ?? '',
      name: posix.join('/', posix.dirname(name), attributes['Target'] ?? '').slice(1),
    }));
  };

  const main = 'ppt/presentation.xml';
  const presentation = await part(main);
  const targets = new Map((await related(main)).map(({ id, name }) => [id, name]));
  const sections = new Map(
    all(presentation, 'p14:section').flatMap((section) =>
      all(section, 'p14:sldId').map(({ attributes }) => [
        attributes['id'],
        section.attributes['name'] ?? '',
      ]),
    ),
  );
  return Promise.all(
    all(presentation, 'p:sldId').map(async ({ attributes }, position) => {
      const name = targets.get(attributes['r:id'] ?? '') ?? '';
      const slide = await part(name);
      const rels = await related(name);
      const notes = await Promise.all(
        rels.filter(({ type }) => type === 'notesSlide').map((rel) => part(rel.name)),
      );
      const charts = await Promise.all(
        rels
          .filter(({ type }) => type === 'chart')
          .map(async ({ target }) => chartText(await part(target.slice(1)))),
      );
      const noteParagraphs = notes.flatMap(paragraphsOf);
      return {
        index: position + 1,
        title: titleOf(slide),
        section: sections.get(attributes['id']) ?? '',
        paragraphs: [
          ...paragraphsOf(slide),
          ...noteParagraphs,
          ...charts.flatMap((chart) => chart.paragraphs),
        ],
        notes: noteParagraphs,
        charts,
        tables: all(slide, 'a:tbl').length,
        links: rels.filter(({ type }) => type === 'hyperlink').map(({ target }) => target),
      };
    }),
  );
}

function titleOf(slide: Element): string {
  const shape = all(slide, 'p:sp').find((candidate) =>
    all(candidate, 'p:ph').some(({ attributes }) => attributes['type'] === 'title'),
  );
  return shape === undefined ? '' : paragraphsOf(shape).join('\n');
}

function chartText(chart: Element): ChartText {
  const kind = all(chart, 'c:plotArea')[0]?.children.find(({ name }) => name.endsWith('Chart'));
  return {
    kind: kind?.name ?? '',
    paragraphs: [...paragraphsOf(chart), ...all(chart, 'c:v').map(({ text }) => text)],
  };
}

/** Runs only: a field (`a:fld`), such as the slide's number, is no text of the author. */
function paragraphsOf(element: Element): string[] {
  return all(element, 'a:p')
    .map((paragraph) =>
      all(paragraph, 'a:r')
        .flatMap((run) => all(run, 'a:t'))
        .map(({ text }) => text)
        .join(''),
    )
    .filter((text) => text !== '');
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}

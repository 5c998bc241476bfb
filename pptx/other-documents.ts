import type { OpcPackage } from './package/opc-package.ts';

/** Words in the media type of the main part, and what a person calls such a file. */
const BY_MEDIA_TYPE: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml|ms-word/, 'a Word document'],
  [/spreadsheetml|ms-excel/, 'an Excel workbook'],
  [/visio/, 'a Visio drawing'],
  [/officedocument\.theme\+xml/, 'an Office theme'],
];

/** Parts that only one kind of file has. */
const BY_PART: readonly (readonly [string, string])[] = [
  ['word/document.xml', 'a Word document'],
  ['xl/workbook.xml', 'an Excel workbook'],
  ['xl/workbook.bin', 'an Excel workbook'],
  ['META-INF/manifest.xml', 'an OpenDocument file'],
  ['Index/Document.iwa', 'a Keynote presentation'],
];

/** What the file is instead of a presentation, as far as it can be told; `mainPart` is null when it has none. */
export function otherDocument(opened: OpcPackage, mainPart: string | null): string | undefined {
  const mediaType = mainPart === null ? undefined : opened.contentTypes.of(mainPart);
  const [, byMediaType] = BY_MEDIA_TYPE.find(([words]) => words.test(mediaType ?? '')) ?? [];
  const [, byPart] = BY_PART.find(([part]) => opened.has(part)) ?? [];
  return byMediaType ?? byPart;
}

import { describe, expect, it } from 'vitest';
import { ContentTypes } from '../../../pptx/package/content-types.ts';
import { xmlFragment } from '../xml-fragment.ts';

const types = new ContentTypes(
  xmlFragment(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="XML" ContentType="application/xml"/>
    <Default Extension="bin" ContentType="application/One"/>
    <Default Extension="bin" ContentType="application/two"/>
    <Override PartName="/ppt/Presentation.xml" ContentType=" application/Presentation "/>
    <Override PartName="/nothing.xml"/>
    <other Extension="png" ContentType="image/png"/>
  </Types>`),
);

describe('ContentTypes', () => {
  it.each([
    ['ppt/presentation.XML', 'application/presentation'],
    ['ppt/slide.xml', 'application/xml'],
    ['data.bin', 'application/one'],
    ['nothing.xml', 'application/xml'],
    ['image.png', undefined],
    ['no-extension', undefined],
  ])('gives for %s %s', (part, type) => expect(types.of(part)).toBe(type));

  it('knows nothing without its part', () => {
    expect(new ContentTypes().of('a.xml')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { type Box, layoutXml, shape } from './deck-xml.ts';
import { readOnlySlide, textsOf } from './read-slide.ts';

const placeholder = (attributes: string, box?: Box) =>
  shape({ placeholder: attributes, text: 'prompt', ...(box ? { box } : {}) });
const body = (index: number, text: string) => shape({ placeholder: `idx="${index}"`, text });

const at = (y: number): Box => [0, y, 100, 100];

describe('the role of the layout', () => {
  it.each([
    ['title', 'title'],
    ['secHead', 'section_header'],
    ['obj', 'content'],
    ['twoObj', 'content'],
  ])('of type %s is %s', async (layout, role) => {
    expect((await readOnlySlide({ layout })).layout).toBe(role);
  });

  it.each([
    ['cust', 'ctrTitle', 'title'],
    [undefined, 'ctrTitle', 'title'],
    [undefined, 'title', 'content'],
    ['obj', 'ctrTitle', 'content'],
  ])('of a layout of type %s with a placeholder %s is %s', async (type, kind, role) => {
    const layout = layoutXml(placeholder(`type="${kind}"`), type);
    const slide = await readOnlySlide(
      {},
      { parts: { 'ppt/slideLayouts/slideLayout1.xml': layout } },
    );
    expect(slide.layout).toBe(role);
  });

  it('is content for a slide without a layout', async () => {
    const slide = await readOnlySlide({}, { parts: { 'ppt/slides/_rels/slide1.xml.rels': null } });
    expect(slide.layout).toBe('content');
    expect(slide.warnings).toEqual([]);
  });

  it.each([
    ['missing', null],
    ['damaged', '<p:sldLayout'],
  ])('is content when the layout is %s, with a warning', async (_, content) => {
    const parts = { 'ppt/slideLayouts/slideLayout1.xml': content };
    const slide = await readOnlySlide({ layout: 'title' }, { parts });
    expect(slide.layout).toBe('content');
    expect(slide.warnings).toEqual([expect.stringContaining('slideLayout1.xml: ')]);
  });
});

describe('the place of a placeholder', () => {
  it('comes from the layout when it has none of its own', async () => {
    const layouts = { obj: placeholder('idx="1"', at(2000)) + placeholder('idx="2"', at(1000)) };
    const { blocks } = await readOnlySlide(
      { shapes: body(1, 'lower') + body(2, 'upper') + shape({ text: 'between', box: at(1500) }) },
      { layouts },
    );
    expect(textsOf(blocks)).toEqual(['upper', 'between', 'lower']);
    expect(blocks[0]?.place).toEqual({ x: 0, y: 1000, width: 100, height: 100 });
  });

  it('is its own where it has one', async () => {
    const layouts = { obj: placeholder('idx="1"', at(2000)) };
    const shapes = shape({ placeholder: 'idx="1"', text: 'moved', box: at(5) });
    const { blocks } = await readOnlySlide({ shapes }, { layouts });
    expect(blocks[0]?.place).toMatchObject({ y: 5 });
  });

  it.each([
    ['of its type', 'type="body" idx="7"', 'type="body"'],
    ['of a title, for a centred one', 'type="ctrTitle"', 'type="title"'],
    ['of the body, for every other type', 'type="chart" idx="7"', 'type="body"'],
    ['of the body, for none', 'idx="7"', 'type="body" idx="1"'],
  ])(
    "comes from the master's placeholder %s when the layout gives none",
    async (_, own, ofMaster) => {
      const { blocks } = await readOnlySlide(
        { shapes: shape({ placeholder: own, text: 'text' }) },
        { layouts: { obj: placeholder(own) }, master: placeholder(ofMaster, at(77)) },
      );
      expect(blocks[0]?.place).toMatchObject({ y: 77 });
    },
  );

  it.each([
    ['its index and type, of several', 'type="body" idx="11"', 11],
    ['its type, when the index is gone', 'type="body" idx="99"', 10],
    ['its index, when it has no type', 'idx="12"', 12],
    ['both being titles', 'type="title"', 1],
  ])('is found in the layout by %s', async (_, own, y) => {
    const layouts = {
      obj:
        placeholder('type="ctrTitle"', at(1)) +
        placeholder('type="body" idx="10"', at(10)) +
        placeholder('type="body" idx="11"', at(11)) +
        placeholder('type="pic" idx="12"', at(12)),
    };
    const { blocks } = await readOnlySlide(
      { shapes: shape({ placeholder: own, text: 'x' }) },
      { layouts },
    );
    expect(blocks[0]?.place).toMatchObject({ y });
  });

  it('is not that of the title for a placeholder without type and index', async () => {
    const layouts = { obj: placeholder('type="title"', at(1)) };
    const { blocks } = await readOnlySlide(
      { shapes: shape({ placeholder: '', text: 'x' }) },
      { layouts },
    );
    expect(blocks[0]?.place).toBeUndefined();
  });

  it('is unknown when layout and master refer to themselves', async () => {
    const parts = {
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster" Target="slideLayout1.xml"/></Relationships>',
    };
    const { blocks } = await readOnlySlide({ shapes: body(1, 'x') }, { parts });
    expect(blocks[0]?.place).toBeUndefined();
  });
});

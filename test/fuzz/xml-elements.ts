/** Where an element stands in a text. */
export interface ElementSpan {
  start: number;
  /** End of the opening tag. */
  inner: number;
  end: number;
}

/** Where the value of an attribute stands, without its quotation marks. */
export interface AttributeSpan {
  start: number;
  end: number;
  name: string;
}

const TAG = /<(\/?)[^\s/<>!?]+(?=[\s/>])([^<>]*)>/g;
const ATTRIBUTE = /\s([^\s=<>"']+)\s*=\s*"([^"<]*)"/g;

/** The elements of a well-formed document, in the order in which they end; of any other text, some. */
export function elementsOf(xml: string): ElementSpan[] {
  const elements: ElementSpan[] = [];
  const open: { start: number; inner: number }[] = [];
  for (const match of xml.matchAll(TAG)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] === '/') {
      const begun = open.pop();
      if (begun !== undefined) elements.push({ ...begun, end });
    } else if (match[2]?.endsWith('/')) {
      elements.push({ start, inner: end, end });
    } else {
      open.push({ start, inner: end });
    }
  }
  return elements;
}

export function attributesOf(xml: string): AttributeSpan[] {
  return [...xml.matchAll(ATTRIBUTE)].map(({ 0: whole, 1: name = '', 2: value = '', index }) => {
    const end = index + whole.length - 1;
    return { start: end - value.length, end, name };
  });
}

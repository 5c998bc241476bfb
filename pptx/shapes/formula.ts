import type { XmlElement } from '../xml/xml-element.ts';

/**
 * A formula of Office Math (ECMA-376 part 1, 22.1) in linear form, such as `x=(a+b)/c`: what a structure shows by
 * its layout is written with `/`, `^`, `_` and brackets.
 */
export function linearFormula(element: XmlElement): string {
  return linear(element).trim();
}

function linear(element: XmlElement): string {
  const part = (name: string): string => {
    const child = element.child(`m:${name}`);
    return child === undefined ? '' : linear(child);
  };
  const character = (property: string, otherwise: string): string =>
    element.descend(`${element.name}Pr`, `m:${property}`)?.attributes['m:val'] ?? otherwise;

  switch (element.name) {
    case 'm:t':
      return element.text;
    case 'm:f':
      return `${bracketed(part('num'))}/${bracketed(part('den'))}`;
    case 'm:sSup':
      return part('e') + raised('^', part('sup'));
    case 'm:sSub':
      return part('e') + raised('_', part('sub'));
    case 'm:sSubSup':
    case 'm:sPre':
      return part('e') + raised('_', part('sub')) + raised('^', part('sup'));
    case 'm:rad':
      return `${part('deg')}√${bracketed(part('e'))}`;
    case 'm:nary':
      return `${character('chr', '∫')}${raised('_', part('sub'))}${raised('^', part('sup'))} ${part('e')}`;
    case 'm:func':
      return `${part('fName')} ${part('e')}`;
    case 'm:limLow':
      return part('e') + raised('_', part('lim'));
    case 'm:limUpp':
      return part('e') + raised('^', part('lim'));
    case 'm:acc':
      return part('e') + character('chr', '\u0302');
    case 'm:d': {
      const inner = linearEach(element, 'm:e').join(character('sepChr', '|'));
      return character('begChr', '(') + inner + character('endChr', ')');
    }
    case 'm:m': {
      const rows = element.childrenNamed('m:mr').map((row) => linearEach(row, 'm:e').join(', '));
      return `[${rows.join('; ')}]`;
    }
    case 'm:eqArr':
      return linearEach(element, 'm:e').join('; ');
    default:
      return element.children.map(linear).join('');
  }
}

function linearEach(element: XmlElement, name: string): string[] {
  return element.childrenNamed(name).map(linear);
}

function raised(mark: '^' | '_', text: string): string {
  return text === '' ? '' : mark + bracketed(text);
}

/** In brackets unless it is one word or is in brackets already. */
function bracketed(text: string): string {
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

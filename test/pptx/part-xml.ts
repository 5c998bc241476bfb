import { DECLARATIONS, escapeXml, paragraph } from './deck-xml.ts';

/** XML of the parts that a slide refers to, and of what stands within its shapes. */

const MODERN = 'http://schemas.microsoft.com/office/2018/10/relationships/';
export const MODERN_COMMENTS = `${MODERN}comments`;
export const MODERN_AUTHORS = `${MODERN}authors`;

export interface ChartXml {
  title: string;
  axisTitle: string;
  /** Names of the points of every series. */
  categories: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
}

/** A bar chart with cached values and no workbook. */
export function chartXml({ title, axisTitle, categories, series }: ChartXml): string {
  const plotted = series.map(
    ({ name, values }) =>
      `<c:ser><c:tx>${cached('str', [name])}</c:tx><c:cat>${cached('str', categories)}</c:cat><c:val>${cached('num', values)}</c:val></c:ser>`,
  );
  return `<c:chartSpace ${DECLARATIONS}><c:chart>${titleXml('c', title)}<c:plotArea><c:barChart>${plotted.join('')}</c:barChart>
    <c:catAx>${titleXml('c', axisTitle)}</c:catAx></c:plotArea></c:chart></c:chartSpace>`;
}

function cached(kind: 'str' | 'num', values: readonly (string | number)[]): string {
  const points = values.map(
    (value, index) => `<c:pt idx="${index}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`,
  );
  return `<c:${kind}Ref><c:${kind}Cache><c:ptCount val="${values.length}"/>${points.join('')}</c:${kind}Cache></c:${kind}Ref>`;
}

/** A chart of Office 2016. */
export function extendedChartXml({ title, axisTitle, categories, series }: ChartXml): string {
  const data = series.map(
    ({ values }, id) =>
      `<cx:data id="${id}"><cx:strDim type="cat">${levelXml(categories)}</cx:strDim><cx:numDim type="val">${levelXml(values)}</cx:numDim></cx:data>`,
  );
  const plotted = series.map(
    ({ name }, id) =>
      `<cx:series layoutId="funnel"><cx:tx><cx:txData><cx:v>${escapeXml(name)}</cx:v></cx:txData></cx:tx><cx:dataId val="${id}"/></cx:series>`,
  );
  return `<cx:chartSpace ${DECLARATIONS}><cx:chartData>${data.join('')}</cx:chartData><cx:chart>${titleXml('cx', title)}
    <cx:plotArea><cx:plotAreaRegion>${plotted.join('')}</cx:plotAreaRegion><cx:axis>${titleXml('cx', axisTitle)}</cx:axis></cx:plotArea></cx:chart></cx:chartSpace>`;
}

function levelXml(values: readonly (string | number)[]): string {
  const points = values.map(
    (value, index) => `<cx:pt idx="${index}">${escapeXml(String(value))}</cx:pt>`,
  );
  return `<cx:lvl>${points.join('')}</cx:lvl>`;
}

function titleXml(prefix: 'c' | 'cx', text: string): string {
  return `<${prefix}:title><${prefix}:tx><${prefix}:rich>${paragraph(text)}</${prefix}:rich></${prefix}:tx></${prefix}:title>`;
}

/** The data of a diagram: items in the order of the tree, whose points are listed the other way round. */
export function diagramXml(items: readonly { text: string; level: number }[]): string {
  const points = items.map(
    ({ text }, index) =>
      `<dgm:pt modelId="${index}"><dgm:prSet/><dgm:t>${paragraph(text)}</dgm:t></dgm:pt>`,
  );
  const connections = items.map(({ level }, index) => {
    const parent = items.slice(0, index).findLastIndex((item) => item.level < level);
    return `<dgm:cxn modelId="c${index}" srcId="${parent < 0 ? 'root' : parent}" destId="${index}" srcOrd="${index}"/>`;
  });
  return `<dgm:dataModel ${DECLARATIONS}><dgm:ptLst>${points.toReversed().join('')}<dgm:pt modelId="root" type="doc"/></dgm:ptLst>
    <dgm:cxnLst>${connections.join('')}</dgm:cxnLst></dgm:dataModel>`;
}

export function commentAuthorsXml(name: string): string {
  return `<p:cmAuthorLst ${DECLARATIONS}><p:cmAuthor id="1" name="${escapeXml(name)}"/></p:cmAuthorLst>`;
}

/** Comments of ECMA-376, of the author of `commentAuthorsXml`. */
export function commentsXml(texts: readonly string[]): string {
  const comments = texts.map(
    (text) => `<p:cm authorId="1"><p:text>${escapeXml(text)}</p:text></p:cm>`,
  );
  return `<p:cmLst ${DECLARATIONS}>${comments.join('')}</p:cmLst>`;
}

export function modernAuthorsXml(name: string): string {
  return `<p188:authorLst ${DECLARATIONS}><p188:author id="{A}" name="${escapeXml(name)}"/></p188:authorLst>`;
}

/** A threaded comment with replies, of the author of `modernAuthorsXml`. */
export function modernCommentsXml(text: string, replies: readonly string[]): string {
  const list = replies.map(
    (reply) => `<p188:reply authorId="{A}">${modernBodyXml(reply)}</p188:reply>`,
  );
  return `<p188:cmLst ${DECLARATIONS}><p188:cm authorId="{A}"><p188:replyLst>${list.join('')}</p188:replyLst>${modernBodyXml(text)}</p188:cm></p188:cmLst>`;
}

function modernBodyXml(text: string): string {
  return `<p188:txBody><a:bodyPr/>${paragraph(text)}</p188:txBody>`;
}

/** A paragraph that is one fraction; linear, it reads `numerator/denominator`. */
export function fractionParagraph(numerator: string, denominator: string): string {
  const fraction = mathXml('num', numerator) + mathXml('den', denominator);
  return `<a:p><a14:m><m:oMathPara><m:oMath><m:f>${fraction}</m:f></m:oMath></m:oMathPara></a14:m></a:p>`;
}

function mathXml(name: string, text: string): string {
  return `<m:${name}><m:r><m:t>${escapeXml(text)}</m:t></m:r></m:${name}>`;
}

/** `requires` is a prefix of the declarations, or one that no reader knows. */
export function alternateContent(requires: string, choice: string, fallback: string): string {
  return `<mc:AlternateContent xmlns:unknown="http://example.org/unknown"><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
}

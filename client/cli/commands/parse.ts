import { Command } from 'commander';
import type { Deck } from '../../../domain/deck.ts';
import { DEFAULT_TENANT, documentIdOfFile } from '../../../domain/names.ts';
import type { Segment } from '../../../domain/segment.ts';
import { toWire } from '../../wire.ts';
import { findDeckFile } from '../deck-file.ts';
import { footersOption, jsonOption } from '../options.ts';
import { plural, printJson, printLines, table, tell } from '../output.ts';
import type { Session } from '../session.ts';
import { propertyLines } from '../properties-view.ts';
import { warningLine } from '../summary-view.ts';

interface ParseOptions {
  json?: boolean;
  skipHidden?: boolean;
  footers?: boolean;
}

/** `parse`: what a deck says, without any server. */
export function parseCommand(session: Session): Command {
  return new Command('parse')
    .description('show the slides and segments of a deck; needs no server')
    .argument('<deck>', 'file to read')
    .option('--skip-hidden', 'leave hidden slides out of the segments')
    .addOption(footersOption())
    .addOption(jsonOption())
    .action(async (given: string, options: ParseOptions) => {
      const { name, deck, segments } = await readDeck(session, given, options);
      if (options.json) printJson(toWire({ file: given, ...deck, segments }));
      else printDeck(name, deck, segments);
    });
}

async function readDeck(
  { config }: Session,
  given: string,
  { skipHidden = false, footers = false }: ParseOptions,
): Promise<{ name: string; deck: Deck; segments: Segment[] }> {
  const { name, path } = await findDeckFile(config.workingFolder, given, config.deckLimits);
  const documentId = documentIdOfFile(name);
  const { DeckThreads } = await import('../../../activities/deck-threads.ts');
  const threads = new DeckThreads(config);
  try {
    const input = { path, tenantId: DEFAULT_TENANT, documentId, skipHidden, footers };
    return { name, ...(await threads.call('readDeckFile', input)) };
  } finally {
    await threads.close();
  }
}

function printDeck(
  name: string,
  { properties, slides, warnings }: Deck,
  segments: Segment[],
): void {
  printLines(
    `${name}: ${plural(slides.length, 'slide')}, ${plural(segments.length, 'segment')}`,
    ...propertyLines(properties),
    '',
    table(
      ['Segment', 'Slides', 'Language', 'Characters', 'Topic'],
      segments.map(({ ordinal, slideFrom, slideTo, language, text, topicLabel }) => [
        ordinal,
        `${slideFrom}-${slideTo}`,
        language ?? '',
        text.length,
        topicLabel,
      ]),
    ),
    '',
    table(
      ['Slide', 'Section', 'Title', 'Blocks'],
      slides.map(({ index, hidden, section, title, blocks }) => [
        `${index}${hidden ? ' (hidden)' : ''}`,
        section ?? '',
        title ?? '',
        blocks.map(({ kind }) => kind).join(' '),
      ]),
    ),
  );
  for (const warning of warnings) tell(warningLine(warning));
}

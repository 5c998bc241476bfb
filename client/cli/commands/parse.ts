import { Command } from 'commander';
import type { Deck } from '../../../domain/deck.ts';
import { DEFAULT_TENANT, documentIdOfFile } from '../../../domain/names.ts';
import type { Segment } from '../../../domain/segment.ts';
import { toWire } from '../../wire.ts';
import { readDeckFile } from '../deck-file.ts';
import { jsonOption } from '../options.ts';
import { plural, printJson, printLines, table, tell } from '../output.ts';
import type { Session } from '../session.ts';
import { warningLine } from '../summary-view.ts';

interface ParseOptions {
  json?: boolean;
  skipHidden?: boolean;
}

/** `parse`: what a deck says, without any server. */
export function parseCommand(session: Session): Command {
  return new Command('parse')
    .description('show the slides and segments of a deck; needs no server')
    .argument('<deck>', 'file to read')
    .option('--skip-hidden', 'leave hidden slides out of the segments')
    .addOption(jsonOption())
    .action(async (given: string, { json, skipHidden = false }: ParseOptions) => {
      const { parseDeck } = await import('../../../pptx/parse-deck.ts');
      const { segmentDeck } = await import('../../../pptx/segmentation.ts');
      const { workingFolder, deckLimits: limits } = session.config;
      const { name, bytes } = await readDeckFile(workingFolder, given, limits);
      const deck = await parseDeck(bytes, { limits });
      const segments = segmentDeck(deck, {
        tenantId: DEFAULT_TENANT,
        documentId: documentIdOfFile(name),
        skipHidden,
      });
      if (json) printJson(toWire({ file: given, ...deck, segments }));
      else printDeck(name, deck, segments);
    });
}

function printDeck(name: string, { slides, warnings }: Deck, segments: Segment[]): void {
  printLines(
    `${name}: ${plural(slides.length, 'slide')}, ${plural(segments.length, 'segment')}`,
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

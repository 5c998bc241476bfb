import { Command } from 'commander';
import { pacedEmbedder } from '../../paced-embedder.ts';
import { reindex } from '../../reindex.ts';
import { toWire } from '../../wire.ts';
import { jsonOption } from '../options.ts';
import { plural, printJson, printLines, tell } from '../output.ts';
import type { Session } from '../session.ts';

/** So often is told how far it is. */
const TOLD_EVERY_MS = 5000;

/** `reindex`: all chunks with the embedding model of the settings, in a new collection. */
export function reindexCommand(session: Session): Command {
  return new Command('reindex')
    .description('embed all chunks with the embedding model that is set now, and switch to it')
    .addOption(jsonOption())
    .action(({ json }: { json?: boolean }) =>
      session.withServices(async (services) => {
        let told = Date.now();
        const onProgress = (done: number, total: number) => {
          if (Date.now() - told < TOLD_EVERY_MS) return;
          told = Date.now();
          tell(`${done} of ${plural(total, 'chunk')}`);
        };
        const { artifacts, index } = services;
        const { embedding, llm, qdrant } = session.config;
        const embedder =
          embedding.provider === 'local'
            ? services.embedder
            : pacedEmbedder(services.embedder, {
                maxCallsPerMinute: embedding.maxCallsPerMinute,
                patienceMs: llm.outagePatienceMs,
                onWait: (reason, waitMs) =>
                  tell(`${reason} Waiting for ${Math.ceil(waitMs / 1000)} s.`),
              });
        const done = await reindex({ artifacts, index, embedder }, qdrant.collection, onProgress);
        if (json) return printJson(toWire(done));
        printLines(
          `${plural(done.chunks, 'chunk')} embedded by ${done.model} in ${done.current}; ${done.collection} stands for that now, and ${done.before} is gone.`,
          'Restart workers and the HTTP API with the same settings.',
        );
      }),
    );
}

import { Command, Option } from 'commander';
import { aborted, interruptSignal } from '../interrupt.ts';
import type { Session } from '../session.ts';

/** `worker`: carries out what ingests want done, until it is interrupted. */
export function workerCommand(session: Session): Command {
  return new Command('worker')
    .description('run workers until Ctrl-C')
    .addOption(
      new Option(
        '--roles <list>',
        'what this process does: orchestrator,document,llm,stores',
      ).default('orchestrator,document,llm,stores', 'all'),
    )
    .action(async ({ roles }: { roles: string }) => {
      const { parseRoles } = await import('../../../workers/roles.ts');
      const { installRuntime } = await import('../../../workers/runtime.ts');
      const { startWorkers } = await import('../../../workers/start-workers.ts');
      const parsed = parseRoles(roles);
      const { config, addresses, logger } = session;
      const interrupt = interruptSignal();
      installRuntime(logger, config.metricsAddress);
      const workers = await startWorkers(
        { config, addresses, logger, redact: (text) => session.redact(text) },
        parsed,
      );
      logger.info(
        { taskQueues: workers.taskQueues, reader: config.llm.provider },
        'Worker is ready',
      );
      try {
        await Promise.race([aborted(interrupt), workers.ended]);
      } finally {
        await workers.stop();
      }
      logger.info('Worker has ended');
    });
}

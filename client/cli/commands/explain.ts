import { Command, Option } from 'commander';
import { explainConcept } from '../../explain-concept.ts';
import { toWire } from '../../wire.ts';
import { explanationLines } from '../explanation-view.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { printJson, printLines } from '../output.ts';
import type { Session } from '../session.ts';

interface ExplainOptions {
  tenant: string;
  document?: string;
  json?: boolean;
}

/** `explain`: why a concept was promoted, held or rejected. */
export function explainCommand(session: Session): Command {
  return new Command('explain')
    .description('say why a concept was promoted, held or rejected, with its evidence')
    .argument('<concept...>', 'name of the concept')
    .addOption(tenantOption())
    .addOption(
      new Option('--document <document>', 'what this document says only').argParser(
        parseDocumentArgument,
      ),
    )
    .addOption(jsonOption())
    .action((words: string[], { tenant, document, json }: ExplainOptions) =>
      session.withServices(async (services) => {
        const explanation = await explainConcept(services, tenant, words.join(' '), document);
        if (json) printJson(toWire(explanation));
        else printLines(...explanationLines(explanation));
      }),
    );
}

import { Command } from 'commander';
import { java, maven, python, type Prerequisite } from '../../../stack/prerequisites.ts';
import { knownAddresses } from '../../../stack/servers.ts';
import type { Config } from '../../../config/config.ts';
import { EXIT } from '../exit-status.ts';
import { jsonOption } from '../options.ts';
import { printJson, printLines } from '../output.ts';
import type { Session } from '../session.ts';

interface Finding {
  what: string;
  ok: boolean;
  found: string;
  /** What to do about it; empty when all is well. */
  mend: string;
}

/** `doctor`: everything that Knowbase needs, and what to do about what is missing. */
export function doctorCommand(session: Session): Command {
  return new Command('doctor')
    .description('check every prerequisite and server, and say how to mend what is missing')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const findings = [
        node(),
        ...(await Promise.all(prerequisites(session.config).map(examine))),
        ...(await servers(session)),
      ];
      if (json) printJson(findings);
      else show(findings);
      if (findings.some(({ ok }) => !ok)) process.exitCode = EXIT.failed;
    });
}

function node(): Finding {
  return { what: 'Node.js', ok: true, found: `Node ${process.version}`, mend: '' };
}

/** What the servers that are ours to start need. */
function prerequisites({ temporal, neo4j, qdrant, javaHome }: Config): Prerequisite[] {
  return [
    ...(temporal.address === undefined || qdrant.url === undefined ? [python] : []),
    ...(neo4j.uri === undefined ? [java(javaHome), maven] : []),
  ];
}

async function examine({ name, install, check }: Prerequisite): Promise<Finding> {
  const { ok, found } = await check();
  const mend = ok ? '' : `Debian, Ubuntu: ${install.debian}; macOS: ${install.macos}`;
  return { what: name, ok, found, mend };
}

async function servers({ config, layout }: Session): Promise<Finding[]> {
  const { temporal, neo4j, qdrant } = knownAddresses(config, layout);
  const { connectClient } = await import('../../../temporal/connection.ts');
  const { openGraph, openIndex } = await import('../../../stores/open-stores.ts');
  return Promise.all([
    ask('Temporal', 'TEMPORAL_ADDRESS', config.temporal.address, temporal, async ({ address }) => {
      const connection = await connectClient(config, address);
      await connection.close();
      return address;
    }),
    ask('Neo4j', 'NEO4J_URI', config.neo4j.uri, neo4j, async (address) => {
      const graph = openGraph(config, address);
      try {
        await graph.verify();
      } finally {
        await graph.close();
      }
      return address.uri;
    }),
    ask('Qdrant', 'QDRANT_URL', config.qdrant.url, qdrant, async ({ url }) => {
      await openIndex(config, { url }).verify();
      return url;
    }),
  ]);
}

/** Whether a server answers; `given` is its address if the environment gives one. */
async function ask<Address>(
  what: string,
  variable: string,
  given: string | undefined,
  address: Address | null,
  reach: (address: Address) => Promise<string>,
): Promise<Finding> {
  const mend =
    given === undefined
      ? 'npm run -s knowbase -- stack up'
      : `start the server, or mend ${variable} (${given})`;
  if (address === null) return { what, ok: false, found: 'not running', mend };
  try {
    return { what, ok: true, found: `answers at ${await reach(address)}`, mend: '' };
  } catch (error) {
    return { what, ok: false, found: error instanceof Error ? error.message : String(error), mend };
  }
}

function show(findings: Finding[]): void {
  for (const { what, ok, found, mend } of findings) {
    printLines(`${ok ? '✔' : '✖'} ${what}: ${found}`, ...(mend === '' ? [] : [`    ${mend}`]));
  }
}

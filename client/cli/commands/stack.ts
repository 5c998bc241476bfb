import { Command, Option } from 'commander';
import {
  knownAddresses,
  ownServers,
  serverStates,
  type StackPorts,
} from '../../../stack/servers.ts';
import { startServers, stopServers } from '../../../stack/stack.ts';
import { jsonOption, parsePort } from '../options.ts';
import { printJson, printLines, table, tell } from '../output.ts';
import type { Session } from '../session.ts';

/** `stack`: the servers of this checkout. */
export function stackCommand(session: Session): Command {
  const stack = new Command('stack').description(
    'the local Temporal, Neo4j and Qdrant; a server whose address the environment gives is left alone',
  );
  stack.addCommand(upCommand(session)).addCommand(downCommand(session));
  return stack.addCommand(statusCommand(session));
}

function port(flag: string, what: string): Option {
  return new Option(`${flag} <port>`, `${what} (default: the last one, or a free one)`).argParser(
    parsePort,
  );
}

function upCommand(session: Session): Command {
  return new Command('up')
    .description('install what is missing, start the servers, and wait until they are ready')
    .addOption(port('--temporal', 'port of Temporal'))
    .addOption(port('--temporal-ui', "port of Temporal's Web UI"))
    .addOption(port('--neo4j-bolt', 'Bolt port of Neo4j'))
    .addOption(port('--neo4j-http', 'HTTP port of Neo4j'))
    .addOption(port('--qdrant', 'port of Qdrant'))
    .action(async (ports: StackPorts) => {
      const { config, layout } = session;
      await startServers(layout, ownServers(config, ports), tell);
      await showStatus(session);
    });
}

function downCommand(session: Session): Command {
  return new Command('down')
    .description('stop the servers; their data stays')
    .action(() => stopServers(session.layout, ownServers(session.config)));
}

function statusCommand(session: Session): Command {
  return new Command('status')
    .description('where the servers are and whether they answer')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      if (json) printJson(await statusJson(session));
      else await showStatus(session);
    });
}

async function statusJson({ config, layout }: Session): Promise<unknown> {
  const states = await serverStates(config, layout);
  const { temporal, neo4j, qdrant } = knownAddresses(config, layout);
  return {
    temporal: {
      address: temporal?.address ?? null,
      ui: temporal?.ui ?? null,
      state: states.temporal,
    },
    neo4j: {
      uri: neo4j?.uri ?? null,
      http: neo4j?.http ?? null,
      user: neo4j?.user ?? null,
      password: neo4j?.password ?? null,
      state: states.neo4j,
    },
    qdrant: {
      url: qdrant?.url ?? null,
      collection: config.qdrant.collection,
      state: states.qdrant,
    },
  };
}

async function showStatus({ config, layout }: Session): Promise<void> {
  const states = await serverStates(config, layout);
  const { temporal, neo4j, qdrant } = knownAddresses(config, layout);
  printLines(
    table(
      ['Server', 'State', 'Address', 'HTTP'],
      [
        ['Temporal', states.temporal, temporal?.address ?? '', temporal?.ui ?? ''],
        ['Neo4j', states.neo4j, neo4j?.uri ?? '', neo4j?.http ?? ''],
        ['Qdrant', states.qdrant, qdrant?.url ?? '', ''],
      ],
    ),
  );
}

import { resolve } from 'node:path';

/**
 * Where the local stack lives on disk. Programs can be shared by several instances (the user's own and
 * that of the tests); everything else belongs to one.
 */
export interface StackLayout {
  /** Installed programs: a Python environment and Neo4j's jars. */
  programs: string;
  /** Root of the instance. Its path is part of every server's command line. */
  instance: string;
  /** Addresses, process ids and Neo4j's password; mode 600. */
  stateFile: string;
}

export function stackLayout(programs: string, instance: string): StackLayout {
  return {
    programs: resolve(programs),
    instance: resolve(instance),
    stateFile: resolve(instance, 'stack.json'),
  };
}

export function dataFolder(layout: StackLayout, server: string): string {
  return resolve(layout.instance, 'data', server);
}

export function logFile(layout: StackLayout, server: string): string {
  return resolve(layout.instance, 'logs', `${server}.log`);
}

export function pythonProgram(layout: StackLayout, name: string): string {
  return resolve(layout.programs, 'python', 'bin', name);
}

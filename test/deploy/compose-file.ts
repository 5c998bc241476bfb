import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { PROJECT_ROOT } from './project-root.ts';

const strings = z.array(z.string());

// Strict, so that a key misspelt in the file is no key.
const serviceSchema = z.strictObject({
  image: z.string().optional(),
  build: z.literal('.').optional(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'unless-stopped']),
  cap_drop: strings.optional(),
  security_opt: strings.optional(),
  extra_hosts: strings.optional(),
  entrypoint: strings.optional(),
  command: strings.optional(),
  environment: z.record(z.string(), z.string().nullable()),
  ports: strings.default([]),
  expose: strings.default([]),
  volumes: strings.default([]),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
    )
    .default({}),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.literal('CMD')], z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
      start_period: z.string(),
    })
    .optional(),
  stop_grace_period: z.string().optional(),
});

const composeSchema = z.strictObject({
  name: z.literal('knowbase'),
  'x-knowbase': z.unknown(),
  'x-environment': z.unknown(),
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.null()),
});

export type Service = z.infer<typeof serviceSchema>;
type ComposeFile = z.infer<typeof composeSchema>;

const COMPOSE_TEXT = readFileSync(resolve(PROJECT_ROOT, 'docker-compose.yml'), 'utf8');

/**
 * docker-compose.yml as Compose reads it where the shell and `.env` say what `environment` does. A variable
 * without a value is null when `environment` does not have it.
 *
 * @throws Error when a variable that the file requires is missing.
 */
export function readCompose(environment: Record<string, string>): ComposeFile {
  const file = composeSchema.parse(interpolate(parse(COMPOSE_TEXT, { merge: true }), environment));
  for (const service of Object.values(file.services)) {
    for (const [name, value] of Object.entries(service.environment)) {
      service.environment[name] = value ?? environment[name] ?? null;
    }
  }
  return file;
}

function interpolate(value: unknown, environment: Record<string, string>): unknown {
  if (typeof value === 'string') return interpolateText(value, environment);
  if (Array.isArray(value)) return value.map((inner) => interpolate(inner, environment));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, interpolate(inner, environment)]),
  );
}

/** The forms of Compose's interpolation that the file uses: `${NAME:-default}` and `${NAME:?message}`. */
function interpolateText(text: string, environment: Record<string, string>): string {
  return text.replaceAll(
    /\$(?:\{(\w+):([-?])([^}]*)\})?/g,
    (whole, name: string | undefined, operator: string, rest: string) => {
      if (name === undefined) throw new Error(`${whole} in ${text} is of no known form`);
      const value = environment[name];
      if (value) return value;
      if (operator === '?') throw new Error(`${name}: ${rest}`);
      return rest;
    },
  );
}

/** The variables that the shell or `.env` may set for Compose to put somewhere. */
export function interpolatedNames(): string[] {
  return [...COMPOSE_TEXT.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
}

/** A port of `ports`: `HOST_ADDRESS:HOST_PORT:CONTAINER_PORT`. */
export interface PublishedPort {
  hostAddress: string;
  hostPort: number;
  containerPort: number;
}

export function publishedPorts({ ports }: Service): PublishedPort[] {
  return ports.map((port) => {
    const [hostAddress, hostPort, containerPort] = port.split(':');
    return {
      hostAddress: hostAddress ?? '',
      hostPort: Number(hostPort),
      containerPort: Number(containerPort),
    };
  });
}

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export type CallKind = 'prepass' | 'extraction' | 'canonicalisation' | 'embedding';

/** A request as the server saw it. */
export interface SimulatedCall {
  kind: CallKind;
  model: string;
  /** Text of the segment, the names to compare as JSON, or the texts to embed. */
  text: string;
  /** The whole user message. */
  input: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Likewise; undefined as long as the connection is held. */
  endedAt: number | undefined;
  /** Whether an answer went out whole, good or bad; not when the client gave up before. */
  answered: boolean;
  /** What was done instead of answering well. */
  misbehaviour: Misbehaviour | undefined;
}

/** A request as it came. The server does not keep it: there may be very many. */
export interface SimulatedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  /** Settles when the answer is out or the connection is closed, whichever comes first. */
  closed: Promise<unknown>;
}

/** An answer of the right form whose content is not the good one. */
export interface OddAnswer {
  content: string | null;
  /** Why the model stopped, in the provider's own words. */
  finishReason?: string;
  refusal?: string;
}

/** What the server does with a call instead of answering it well. */
export type Misbehaviour =
  /** A body that is a string is sent as it is. */
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | OddAnswer
  /** Sends what this makes of the good answer. */
  | { amend: (answer: Record<string, unknown>) => unknown }
  | 'reset'
  | 'hang'
  /** Begins a good answer, and then nothing more comes. */
  | 'stall'
  /** Begins a good answer and closes the connection. */
  | 'cut';

export interface SimulationOptions {
  /** How long a call takes. */
  latencyMs?: Partial<Record<CallKind, number>>;
  /** Awaited before each call is answered. */
  before?: (call: SimulatedCall) => Promise<void>;
  /** Looked at for each call; undefined answers well. */
  misbehave?: (call: SimulatedCall, earlierCallsOfSameText: number) => Misbehaviour | undefined;
  /** Is shown each request as soon as it has come. */
  inspect?: (request: SimulatedRequest) => void;
  /** Port to listen on; any free one when left out. */
  port?: number;
}

/** A simulated model behind a provider's wire protocol. */
export interface SimulatedProvider {
  /** For the provider's …_BASE_URL. */
  baseUrl: string;
  calls: SimulatedCall[];
  options: SimulationOptions;
  close: () => Promise<void>;
}

/** The wire protocol of a provider. */
export interface Protocol<Body> {
  /** Path of the base URL. */
  basePath: string;
  /** Whether requests go to this path, or to one that ends so. */
  serves: (path: string) => boolean;
  describe: (body: Body) => Pick<SimulatedCall, 'kind' | 'model' | 'text' | 'input'>;
  answer: (call: SimulatedCall, body: Body, odd?: OddAnswer) => Record<string, unknown>;
  /** Body of an error without one of its own. */
  failure: (status: number) => unknown;
}

export async function startSimulatedProvider<Body>(
  protocol: Protocol<Body>,
  options: SimulationOptions,
): Promise<SimulatedProvider> {
  const simulated: SimulatedProvider = { baseUrl: '', calls: [], options, close: async () => {} };
  const server = createServer((request, response) => {
    answer(protocol, simulated, request, response).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  simulated.baseUrl = `http://127.0.0.1:${port}${protocol.basePath}`;
  simulated.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return simulated;
}

async function answer<Body>(
  protocol: Protocol<Body>,
  { calls, options }: SimulatedProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const closed = new Promise((resolve) => response.once('close', resolve));
  const body = (await json(request)) as Body;
  const path = request.url ?? '';
  options.inspect?.({ path, headers: request.headers, body, closed });
  if (!protocol.serves(path)) {
    send(response, 404, protocol.failure(404));
    return;
  }
  const call: SimulatedCall = {
    ...protocol.describe(body),
    startedAt: Date.now(),
    endedAt: undefined,
    answered: false,
    misbehaviour: undefined,
  };
  const isSame = ({ kind, text }: SimulatedCall) => kind === call.kind && text === call.text;
  const earlier = options.misbehave === undefined ? 0 : calls.filter(isSame).length;
  calls.push(call);
  response.once('close', () => {
    call.endedAt = Date.now();
    call.answered = response.writableFinished;
  });
  await sleep(options.latencyMs?.[call.kind] ?? 0);
  await options.before?.(call);

  const misbehaviour = options.misbehave?.(call, earlier);
  call.misbehaviour = misbehaviour;
  if (misbehaviour === 'hang') return;
  if (misbehaviour === 'reset') {
    request.socket.resetAndDestroy();
  } else if (misbehaviour === 'stall' || misbehaviour === 'cut') {
    sendFirstHalf(response, protocol.answer(call, body));
    if (misbehaviour === 'cut') request.socket.end();
  } else if (misbehaviour === undefined || 'content' in misbehaviour) {
    send(response, 200, protocol.answer(call, body, misbehaviour));
  } else if ('amend' in misbehaviour) {
    send(response, 200, misbehaviour.amend(protocol.answer(call, body)));
  } else {
    const { status, headers } = misbehaviour;
    send(response, status, misbehaviour.body ?? protocol.failure(status), headers);
  }
}

/** The segment's text, or the names to compare, as the prompt delimits it. */
export function segmentTextOf(input: string): string {
  return /<(segment|names)>\n([\s\S]*)\n<\/\1>/.exec(input)?.[2] ?? '';
}

/** About as many tokens as a text has. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

const JSON_CONTENT = { 'content-type': 'application/json' };

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...JSON_CONTENT, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function sendFirstHalf(response: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(200, { ...JSON_CONTENT, 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2));
}

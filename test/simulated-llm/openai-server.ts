import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { extractionAnswer, prepassAnswer } from './segment-answers.ts';

export type CallKind = 'prepass' | 'extraction' | 'embedding';

/** A request as the server saw it. */
export interface SimulatedCall {
  kind: CallKind;
  model: string;
  /** Text of the segment, or the texts to embed. */
  text: string;
  /** The whole user message. */
  input: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** What the server does with a call instead of answering it well. */
export type Misbehaviour =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { content: string; finishReason?: string; refusal?: string }
  | 'reset'
  | 'hang';

export interface SimulatedOpenAiOptions {
  /** How long a call takes. */
  latencyMs?: Partial<Record<CallKind, number>>;
  /** Looked at for each call; undefined answers well. */
  misbehave?: (call: SimulatedCall, earlierCallsOfSameText: number) => Misbehaviour | undefined;
}

/** A simulated model behind the wire protocol of OpenAI: Chat Completions with JSON schema, and Embeddings. */
export interface SimulatedOpenAi {
  /** For OPENAI_BASE_URL. */
  baseUrl: string;
  calls: SimulatedCall[];
  options: SimulatedOpenAiOptions;
  close: () => Promise<void>;
}

const EMBEDDING_DIMENSIONS = 64;

export async function startSimulatedOpenAi(
  options: SimulatedOpenAiOptions = {},
): Promise<SimulatedOpenAi> {
  const simulated: SimulatedOpenAi = { baseUrl: '', calls: [], options, close: async () => {} };
  const server = createServer((request, response) => {
    answer(simulated, request, response).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  simulated.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  simulated.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return simulated;
}

interface RequestBody {
  model: string;
  messages?: { role: string; content: string }[];
  response_format?: { json_schema: { name: CallKind } };
  input?: string[];
}

async function answer(
  { calls, options }: SimulatedOpenAi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await json(request)) as RequestBody;
  const call = describe(body);
  const earlier = calls.filter(({ kind, text }) => kind === call.kind && text === call.text).length;
  calls.push(call);
  await sleep(options.latencyMs?.[call.kind] ?? 0);
  const misbehaviour = options.misbehave?.(call, earlier);
  if (misbehaviour === 'hang') return;
  if (misbehaviour === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (misbehaviour !== undefined && 'status' in misbehaviour) {
    send(response, misbehaviour.status, misbehaviour.body ?? failure(), misbehaviour.headers);
    return;
  }
  if (call.kind === 'embedding') send(response, 200, embeddings(body));
  else send(response, 200, completion(call, body, misbehaviour));
}

function describe({ model, messages, response_format, input }: RequestBody): SimulatedCall {
  const startedAt = Date.now();
  if (input !== undefined) {
    const text = input.join('\n');
    return { kind: 'embedding', model, text, input: text, startedAt };
  }
  const content = messages?.find(({ role }) => role === 'user')?.content ?? '';
  const [, text = ''] = /<segment>\n([\s\S]*)\n<\/segment>/.exec(content) ?? [];
  const kind = response_format?.json_schema.name ?? 'extraction';
  return { kind, model, text, input: content, startedAt };
}

function completion(
  { kind, text, input }: SimulatedCall,
  { model }: RequestBody,
  misbehaviour: { content: string; finishReason?: string; refusal?: string } | undefined,
): unknown {
  const good = kind === 'prepass' ? prepassAnswer(text) : extractionAnswer(text);
  const content = misbehaviour?.content ?? JSON.stringify(good);
  return {
    id: 'chatcmpl-simulated',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: misbehaviour?.refusal ?? null },
        finish_reason: misbehaviour?.finishReason ?? 'stop',
        logprobs: null,
      },
    ],
    usage: {
      prompt_tokens: Math.ceil(input.length / 4),
      completion_tokens: Math.ceil(content.length / 4),
      total_tokens: Math.ceil((input.length + content.length) / 4),
    },
  };
}

function embeddings({ model, input = [] }: RequestBody): unknown {
  return {
    object: 'list',
    model,
    data: input.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) })),
    usage: { prompt_tokens: input.length, total_tokens: input.length },
  };
}

/** Texts that share letters get similar vectors. */
function embed(text: string): number[] {
  const vector = Array.from({ length: EMBEDDING_DIMENSIONS }, () => 0.01);
  for (const character of text) vector[character.codePointAt(0)! % EMBEDDING_DIMENSIONS]! += 1;
  return vector;
}

function failure(): unknown {
  return { error: { message: 'simulated failure', type: 'server_error', param: null, code: null } };
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

import type { Message, StopReason } from '@anthropic-ai/sdk/resources';
import {
  segmentTextOf,
  startSimulatedProvider,
  tokensOf,
  type OddAnswer,
  type Protocol,
  type SimulatedCall,
  type SimulatedProvider,
  type SimulationOptions,
} from './http-server.ts';
import { goodAnswer } from './segment-answers.ts';

/** A simulated model behind the wire protocol of Anthropic: Messages with structured outputs. */
export function startSimulatedAnthropic(
  options: SimulationOptions = {},
): Promise<SimulatedProvider> {
  return startSimulatedProvider(anthropic, options);
}

interface TextBlock {
  type: string;
  text: string;
  cache_control?: unknown;
}

/** What the server reads of a request. */
export interface AnthropicRequestBody {
  model: string;
  max_tokens: number;
  system: TextBlock[];
  messages: { role: string; content: string | TextBlock[] }[];
  output_config: { format: { type: string; schema: { properties: Record<string, unknown> } } };
}

/** Body of an error; `errorCode` names the cause where the type alone does not. */
export function anthropicError(type: string, message: string, errorCode?: string): unknown {
  const details = errorCode === undefined ? {} : { details: { error_code: errorCode } };
  return { type: 'error', error: { type, message, ...details }, request_id: 'req_simulated' };
}

const anthropic: Protocol<AnthropicRequestBody> = {
  basePath: '',
  serves: (path) => path.endsWith('/v1/messages'),
  describe: ({ model, messages, output_config }) => {
    const said = messages.find(({ role }) => role === 'user')?.content ?? '';
    const input = typeof said === 'string' ? said : said.map(({ text: part }) => part).join('\n\n');
    // The schema has no name here.
    const { properties } = output_config.format.schema;
    const readingKind = 'glossary' in properties ? 'prepass' : 'extraction';
    const kind = 'groups' in properties ? 'canonicalisation' : readingKind;
    return { kind, model, text: segmentTextOf(input), input };
  },
  answer: (call, body, odd) => ({ ...messageOf(call, body, odd) }),
  failure: (status) => anthropicError(ERROR_TYPES[status] ?? 'api_error', 'simulated failure'),
};

const ERROR_TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  409: 'conflict_error',
  413: 'invalid_request_error',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

function messageOf(
  { kind, model, text, input }: SimulatedCall,
  { system }: AnthropicRequestBody,
  odd: OddAnswer | undefined,
): Message {
  const good = goodAnswer(kind, text);
  const said = odd === undefined ? JSON.stringify(good) : odd.content;
  const stopReason = (odd?.finishReason ?? 'end_turn') as StopReason;
  return {
    id: 'msg_simulated',
    type: 'message',
    role: 'assistant',
    model,
    container: null,
    diagnostics: null,
    content: said === null ? [] : [{ type: 'text', text: said, citations: null }],
    stop_reason: odd?.refusal === undefined ? stopReason : 'refusal',
    stop_details:
      odd?.refusal === undefined
        ? null
        : { type: 'refusal', category: null, explanation: odd.refusal },
    stop_sequence: null,
    usage: {
      input_tokens: tokensOf(input),
      // As after an earlier call with the same instructions.
      cache_read_input_tokens: tokensOf(system.map((block) => block.text).join('')),
      cache_creation_input_tokens: 0,
      cache_creation: null,
      output_tokens: tokensOf(said ?? ''),
      output_tokens_details: null,
      server_tool_use: null,
      inference_geo: null,
      service_tier: 'standard',
      speed: null,
    },
  };
}

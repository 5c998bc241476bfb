const WORD = /[\p{L}\p{N}]+/gu;

/** As many words in a row are no coincidence. */
const RUN_WORDS = 4;

/** In scripts without blanks a whole sentence is one word. */
const LONG_WORD_CHARS = 16;

/**
 * A message without what it repeats of a prompt: runs of four words and more give way to an ellipsis. Providers
 * quote what they reject, and that is somebody's document.
 */
export function withoutEcho(message: string, prompt: string): string {
  const plain = unescaped(message);
  const words = [...plain.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const echoed = echoedWords(
    words.map(({ word }) => word),
    prompt.toLowerCase(),
  );
  if (!echoed.includes(true)) return message;

  let kept = '';
  let from = 0;
  for (let index = 0; index < words.length; index++) {
    if (!echoed[index]) continue;
    kept += `${plain.slice(from, words[index]!.start)}…`;
    while (echoed[index + 1]) index += 1;
    from = words[index]!.end;
  }
  return kept + plain.slice(from);
}

/** Which of the words are part of a run that stands in the prompt. */
function echoedWords(words: string[], prompt: string): boolean[] {
  const promptWords = prompt.match(WORD) ?? [];
  const runs = new Set(promptWords.map((_, start) => runAt(promptWords, start)));
  const echoed = words.map((word) => word.length >= LONG_WORD_CHARS && prompt.includes(word));
  for (let start = 0; start + RUN_WORDS <= words.length; start++) {
    if (runs.has(runAt(words, start))) echoed.fill(true, start, start + RUN_WORDS);
  }
  return echoed;
}

function runAt(words: string[], start: number): string {
  return words.slice(start, start + RUN_WORDS).join(' ');
}

/** Without the escapes of JSON, which servers repeat a request with. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/\\[nrt"]/g, ' ');
}

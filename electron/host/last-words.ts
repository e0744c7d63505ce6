/** Error output kept of a running process: enough for its last line, whatever it is. */
const KEPT_CHARS = 8_192
/** A reason is shown on a screen; longer ones are cut. */
const SENTENCE_CHARS_MAX = 200

/** Remembers the end of a process's error output, to say why it crashed. */
export class LastWords {
  #text = ''

  add(text: string): void {
    this.#text = (this.#text + text).slice(-KEPT_CHARS)
  }

  /** The last line, or the message in it if it is a line of our log; empty when nothing was said. */
  sentence(): string {
    const line = this.#text.trimEnd().split('\n').at(-1)?.trim() ?? ''
    return (messageOfLogLine(line) ?? line).slice(0, SENTENCE_CHARS_MAX)
  }
}

function messageOfLogLine(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(line)
    if (typeof parsed !== 'object' || parsed === null || !('msg' in parsed) || typeof parsed.msg !== 'string')
      return undefined
    return 'reason' in parsed && typeof parsed.reason === 'string' ? `${parsed.msg}: ${parsed.reason}` : parsed.msg
  } catch {
    return undefined
  }
}

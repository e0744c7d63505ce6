import type { UpdateRefusal, UpdateRefusalReason } from '../contract/update.ts'

/** Parts of a message that come from outside are cut: they end up on a screen. */
const MESSAGE_CHARS_MAX = 400

interface Refused {
  readonly ok: false
  readonly error: UpdateRefusal
}

/** A refusal as a value; `message` is a sentence that names the file. */
export function refuse(reason: UpdateRefusalReason, file: string, message: string): Refused {
  return { ok: false, error: { reason, file, message: message.slice(0, MESSAGE_CHARS_MAX) } }
}

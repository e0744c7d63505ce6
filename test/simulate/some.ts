/** A few of each kind say enough. */
const SHOWN_MAX = 5

export function some(texts: readonly string[]): readonly string[] {
  if (texts.length <= SHOWN_MAX) return texts
  return [...texts.slice(0, SHOWN_MAX), `and ${texts.length - SHOWN_MAX} more like: ${texts[0]}`]
}

/** Reads numbers off the text of the screen, as a person would. */

export interface ShownTray {
  readonly code: string
  readonly decided: number
  readonly cells: number
  readonly state: 'filling' | 'complete' | 'held'
}

/** A count with its digits in groups. */
export function countOf(text: string): number {
  return Number(text.replace(/\s/g, ''))
}

export function eggsOf(text: string): number | undefined {
  const found = /Started \d\d:\d\d · ([\d\s]*\d) (?:of about [\d\s]+ )?eggs/.exec(text)?.[1]
  return found === undefined ? undefined : countOf(found)
}

export function batchIdOf(text: string): string | undefined {
  return /^Batch (\d\S*)$/m.exec(text)?.[1]
}

export function trayOf(text: string): ShownTray | undefined {
  const found = /^Tray (\S+) \d+ × \d+ · (\d+) of (\d+)\n(on hold|complete|)/m.exec(text)
  if (found === null) return undefined
  const [, code = '', decided, cells, state] = found
  const word = state === 'on hold' ? 'held' : state === 'complete' ? 'complete' : 'filling'
  return { code, decided: Number(decided), cells: Number(cells), state: word }
}

/** The tags that say how old a frozen value is. */
export function ageTagsOf(text: string): readonly string[] {
  return text.match(/^(?:< 1 s|[\d.]+ s|\d+ min \d+ s) old$/gm) ?? []
}

/** True when the numbers that come one after the other never fall. */
export function neverFalls(numbers: readonly number[]): boolean {
  return numbers.every((number, place) => number >= (numbers[place - 1] ?? 0))
}

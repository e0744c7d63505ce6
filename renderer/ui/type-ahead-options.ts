/** Something that a field offers. */
export interface TypeAheadOption {
  readonly id: string
  readonly label: string
  /** What tells it from others of a similar name. */
  readonly detail: string
}

/** More are not looked through; whoever types one letter more sees fewer. */
export const OFFERED_MAX = 6

/**
 * What fits to what is typed: labels that begin with it first, then those that contain it in label or detail. All of them, as far as there is
 * room, while nothing is typed or what is typed is one of them, because then somebody wants to see the others.
 */
export function offered(options: readonly TypeAheadOption[], typed: string): readonly TypeAheadOption[] {
  const wanted = plain(typed)
  if (wanted === '' || options.some(({ label }) => plain(label) === wanted)) return options.slice(0, OFFERED_MAX)
  const begins = options.filter(({ label }) => plain(label).startsWith(wanted))
  const contains = options.filter(
    ({ label, detail }) => !plain(label).startsWith(wanted) && plain(`${label} ${detail}`).includes(wanted),
  )
  return [...begins, ...contains].slice(0, OFFERED_MAX)
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase()
}

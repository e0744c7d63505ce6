import type * as z from 'zod'

/** What is wrong with a text of somebody else's, a line for each place; of two forms that it may have, the first is taken for the one that was meant. */
export function issuesText(error: z.ZodError): string {
  const missing = error.issues.filter(isMissing).map(({ path }) => path)
  return error.issues.flatMap((issue) => linesOf(issue, [], missing)).join('\n')
}

function linesOf(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  missing: readonly (readonly PropertyKey[])[],
): string[] {
  const path = [...above, ...issue.path]
  const [meant] = issue.code === 'invalid_union' ? issue.errors : []
  if (meant !== undefined && meant.length > 0) return meant.flatMap((inner) => linesOf(inner, path, missing))
  if (isMissing(issue)) return [`${path.join('.')}: it is missing`]
  if (issue.code === 'unrecognized_keys') {
    const beside = missing.filter((one) => isIn(one, path)).map((one) => String(one.at(-1)))
    return issue.keys.map((key) => {
      const meantKey = beside.find((one) => editsBetween(key, one) <= SLIP_EDITS_MAX)
      const hint = meantKey === undefined ? '' : `; do you mean ${meantKey}?`
      return `${[...path, key].join('.')}: nothing is called so here${hint}`
    })
  }
  return [`${path.length === 0 ? 'the whole' : path.join('.')}: ${issue.message}`]
}

/** A name with so many letters wrong is taken for a slip of one that is missing. */
const SLIP_EDITS_MAX = 2

/** The library says of what is not there only which kind it expected. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 && issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
}

function isIn(path: readonly PropertyKey[], folder: readonly PropertyKey[]): boolean {
  return path.length === folder.length + 1 && folder.every((part, at) => part === path[at])
}

/** Letters that have to be put in, taken out or exchanged to make one word of the other (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [row, letter] of Array.from(one).entries()) {
    const line = [row + 1]
    for (const [at, otherLetter] of Array.from(other).entries()) {
      const exchanged = (above[at] ?? 0) + (letter === otherLetter ? 0 : 1)
      line.push(Math.min(exchanged, (above[at + 1] ?? 0) + 1, (line[at] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}

import type * as z from 'zod'

/** What is wrong with a text of somebody else's, a line for each place; of two forms that it may have, the first is taken for the one that was meant. */
export function issuesText(error: z.ZodError): string {
  return error.issues.flatMap((issue) => linesOf(issue, [])).join('\n')
}

function linesOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path]
  const [meant] = issue.code === 'invalid_union' ? issue.errors : []
  if (meant !== undefined && meant.length > 0) return meant.flatMap((inner) => linesOf(inner, path))
  return [`${path.length === 0 ? 'the whole' : path.join('.')}: ${issue.message}`]
}

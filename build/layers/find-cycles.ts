/**
 * Groups of nodes that reach each other, by Tarjan's algorithm (strongly connected components, SIAM J. Comput. 1, 1972).
 * A node that points at itself counts. Members are sorted so that a report reads the same each time.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const found: string[][] = []

  function visit(node: string): number {
    const own = index.size
    index.set(node, own)
    let lowest = own
    stack.push(node)
    onStack.add(node)
    for (const next of graph.get(node) ?? []) {
      const seen = index.get(next)
      if (seen === undefined) lowest = Math.min(lowest, visit(next))
      else if (onStack.has(next)) lowest = Math.min(lowest, low.get(next) ?? seen)
    }
    low.set(node, lowest)
    if (lowest === own) {
      const members = stack.splice(stack.indexOf(node))
      for (const member of members) onStack.delete(member)
      if (members.length > 1 || (graph.get(node) ?? []).includes(node)) found.push(members.sort())
    }
    return lowest
  }

  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

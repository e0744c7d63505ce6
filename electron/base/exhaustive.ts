/** Marks a branch that the closed list of a union makes impossible; a new member then fails the compiler, not production. */
export function exhaustive(impossible: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(impossible)}`)
}

/** Whoever runs a command. */
export interface Person {
  say(line: string): void
  /** To the error output. */
  complain(line: string): void
  /** Empty where nobody answers. */
  ask(question: string): Promise<string>
}

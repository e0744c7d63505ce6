import { createInterface } from 'node:readline/promises'
import { runKeys } from './keys-verbs.ts'

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    // Whoever ends the input has typed nothing.
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
    return await Promise.race([lines.question(question), ended])
  } finally {
    lines.close()
  }
}

/** `npm run keys`. */
try {
  const person = { say: (line: string) => console.log(line), complain: (line: string) => console.error(line), ask }
  process.exitCode = await runKeys(process.argv.slice(2), person)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../make/temporary-folder.ts'

const STORE = join(import.meta.dirname, '../../electron/store/open-store.ts')

/** A program that opens the store of a folder, says so or why not, and stays until it is killed. */
function opener(folder: string) {
  const program = `
    const { openStore } = await import(${JSON.stringify(STORE)})
    const log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }
    try {
      // Kept, or the garbage collector would close it.
      globalThis.store = openStore({ folder: ${JSON.stringify(folder)}, key: new Uint8Array(32).fill(1), clock: { wallMs: Date.now, monoMs: () => 0 }, log })
      process.stdout.write('OPEN')
      setTimeout(() => {}, 60_000)
    } catch (error) {
      process.stdout.write(error.code + ' ' + error.message)
    }`
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function kill(child: ReturnType<typeof opener>): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function firstWords(child: ReturnType<typeof opener>): Promise<string> {
  const [words] = await once(child.stdout, 'data')
  return String(words)
}

describe('a second station on the same data', () => {
  it('is refused with what to do, and the first one that is killed leaves no lock behind', () =>
    withFolder(async (folder) => {
      const first = opener(folder)
      try {
        expect(await firstWords(first)).toBe('OPEN')
        const second = opener(folder)
        expect(await firstWords(second)).toMatch(/^LOCKED another Ovoscope is running on the data in .*; close it/)
      } finally {
        await kill(first)
      }
      const third = opener(folder)
      try {
        expect(await firstWords(third)).toBe('OPEN')
      } finally {
        await kill(third)
      }
    }))
})

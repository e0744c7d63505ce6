import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../build/tasks/project.ts'
import { Receiver } from '../cloud/receiver.ts'

/** What a real line has around the console: a scanner at a serial port, and a cloud. Neither knows anything of the console. */
export interface Outside {
  /** Name of the port at which the scanner is plugged in. */
  readonly port: string
  readonly cloud: { readonly address: string; readonly token: string; readonly receiver: Receiver }
  end(): Promise<void>
}

const TOKEN = 'token-of-the-first-fifteen-minutes'
/** Faster than any line, to save time. */
const RATE_PER_HOUR = '72000'
/** A tray that is through in a few seconds. */
const TRAY = ['--rows', '4', '--columns', '5', '--trays', '40'] as const

export async function openOutside(): Promise<Outside> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-outside-'))
  const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN })
  const address = await receiver.listen()
  const entry = join(projectRoot, 'electron', 'processes', 'virtual-scanner', 'command.ts')
  const pty = join(folder, 'scanner')
  const scanner = spawn(process.execPath, [entry, '--rate', RATE_PER_HOUR, '--pty-link', pty, ...TRAY], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    scanner.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('virtual scanner at')) resolve()
    })
    scanner.once('exit', (code) => reject(new Error(`the virtual scanner ended with ${code}`)))
  })
  return {
    port: pty,
    cloud: { address, token: TOKEN, receiver },
    async end() {
      if (scanner.exitCode === null) {
        const ended = new Promise((resolve) => scanner.once('exit', resolve))
        scanner.kill('SIGTERM')
        await ended
      }
      await receiver.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

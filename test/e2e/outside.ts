import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Receiver } from '../cloud/receiver.ts'
import { startCommandScanner } from './command-scanner.ts'

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
  const pty = join(folder, 'scanner')
  const scanner = await startCommandScanner(pty, ['--rate', RATE_PER_HOUR, ...TRAY])
  return {
    port: pty,
    cloud: { address, token: TOKEN, receiver },
    async end() {
      await scanner.end()
      await receiver.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

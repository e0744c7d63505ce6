import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { VirtualScannerSettings } from '../../../electron/contract/shell.ts'
import { type VirtualScannerStats, virtualScannerStatsSchema } from '../../../electron/contract/virtual-scanner.ts'

const COMMAND = join(import.meta.dirname, 'scanner-command.ts')

/** The scanner's process: it outlives every kill of the station's side, and is killed itself. */
export interface ScannerMachine {
  stats(): Promise<VirtualScannerStats>
  /** Finishes the tray under it and takes no other. */
  stop(): Promise<void>
  kill(): Promise<void>
}

export function switchOn(port: string, settings: VirtualScannerSettings): ScannerMachine {
  const child: ChildProcess = fork(COMMAND, [port, JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'close')
  const ask = async (wish: 'stats' | 'stop') => {
    child.send(wish)
    const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
    if (answer === undefined) throw new Error('the scanner has ended')
    return virtualScannerStatsSchema.parse(answer[0])
  }
  return {
    stats: () => ask('stats'),
    stop: async () => void (await ask('stop')),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

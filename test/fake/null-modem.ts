import type { Timers } from '../../electron/base/clock.ts'
import { openPtyChannel } from '../../electron/processes/virtual-scanner/pty-channel.ts'

export interface NullModem {
  /** Serial ports, each of which gives out what is written to the other. */
  readonly ports: readonly [string, string]
  close(): Promise<void>
}

/** Two serial ports with a crossed cable between them, made of two pseudo-terminals. */
export async function openNullModem(timers: Timers): Promise<NullModem> {
  const [one, other] = await Promise.all([openPtyChannel({ timers }), openPtyChannel({ timers })])
  one.onBytes((chunk) => other.write(Uint8Array.from(chunk)))
  other.onBytes((chunk) => one.write(Uint8Array.from(chunk)))
  if (one.path === null || other.path === null) throw new Error('a pseudo-terminal has no path')
  return {
    ports: [one.path, other.path],
    async close() {
      await Promise.all([one.close(), other.close()])
    },
  }
}

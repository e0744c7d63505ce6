import { chmodSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { seededRandom } from '../../electron/base/random.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { encodeFrame } from '../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { openPtyChannel } from '../../electron/processes/virtual-scanner/pty-channel.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import type { ByteChannel } from '../../electron/scanner/virtual/byte-channel.ts'
import { ScannerSession } from '../../electron/scanner/virtual/scanner-session.ts'

/** Between two damaged frames: each has to count for itself. */
const DAMAGE_EVERY_MS = 20

/** A scanner at a pseudo-terminal that is well until it is told otherwise: everything that can be wrong with one, for real, and no eggs. */
export interface OddScanner {
  /** What the station opens; stays when the cable is put back, as /dev/serial/by-id does. */
  readonly path: string
  pull(): void
  plug(): Promise<void>
  /** The port stays open and nothing more comes out of it, as from a scanner that hangs; false ends it. */
  hush(on: boolean): void
  /** It speaks that version of the protocol from now on, as after an update. */
  speak(protocolMajor: number): void
  /** Sequenced messages, each with the number that it is given. */
  send(...messages: readonly { readonly sequence: number; readonly payload: Uint8Array }[]): void
  /** That many frames with a broken checksum. */
  damage(frames: number): Promise<void>
  /** Whether the account of the station may open the port. */
  allow(on: boolean): void
  end(): Promise<void>
}

/** `folder` is made for it and goes with it. */
export async function startOddScanner(folder: string): Promise<OddScanner> {
  const path = join(folder, 'scanner')
  const channel = await openPtyChannel({ timers: systemTimers, linkPath: path })
  let hushed = false
  const mouth: ByteChannel = {
    ...{ path, plugged: true },
    write: (bytes) => hushed || channel.write(bytes),
    onDrain: (listener) => channel.onDrain(listener),
    onBytes: (listener) => channel.onBytes((bytes) => hushed || listener(bytes)),
    pull: () => channel.pull(),
    plug: () => channel.plug(),
    close: () => channel.close(),
  }
  let session: ScannerSession | undefined
  const powerUp = (protocolMajor?: number) => {
    session?.stop()
    const self = { scannerSerial: 'OVO-ODD-1', model: 'Odd scanner', firmware: '1.0', capabilities: {} }
    session = new ScannerSession({
      self: { ...self, ...(protocolMajor !== undefined && { protocolMajor }) },
      ...{ channel: onlyNewest(mouth), clock: systemClock, timers: systemTimers },
      // The same identity at every power-up, which no real scanner has: its counter then goes back.
      random: seededRandom('odd'),
      onWord: () => undefined,
      onChange: () => undefined,
    })
    session.start()
  }
  powerUp()
  return {
    path,
    pull: () => channel.pull(),
    plug: () => channel.plug(),
    hush: (on) => {
      hushed = on
    },
    speak: powerUp,
    send(...messages) {
      for (const { sequence, payload } of messages)
        mouth.write(encodeFrame({ type: MESSAGE_TYPE.TRAY_BEGIN, sequence, payload }, crc32))
    },
    async damage(frames) {
      const bytes = encodeFrame({ type: MESSAGE_TYPE.TRAY_BEGIN, sequence: 1, payload: new Uint8Array(40) }, crc32)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0xff
      for (let n = 0; n < frames; n++) {
        mouth.write(bytes)
        await new Promise((resolve) => setTimeout(resolve, DAMAGE_EVERY_MS))
      }
    },
    allow: (on) => chmodSync(readlinkSync(path), on ? 0o620 : 0),
    async end() {
      session?.stop()
      await channel.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let newest = 0

/** A session that was powered down hears nothing any more. */
function onlyNewest(mouth: ByteChannel): ByteChannel {
  const mine = ++newest
  return { ...mouth, onBytes: (listener) => mouth.onBytes((bytes) => mine === newest && listener(bytes)) }
}

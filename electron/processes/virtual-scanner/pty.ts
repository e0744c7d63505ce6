import { closeSync, constants, openSync } from 'node:fs'
import { ReadStream } from 'node:tty'

/** One pseudo-terminal pair, raw and without echo from the first byte. */
export interface PseudoTerminal {
  /** What the other program opens, for example /dev/pts/3. */
  readonly slavePath: string
  /** Non-blocking file descriptor of our end, for writing. Invalid after `close`. */
  readonly masterFd: number
  readonly onBytes: (listener: (chunk: Uint8Array) => void) => void
  /** Closes both ends; whoever has the path open sees a hang-up. */
  close(): void
}

/** The package's declarations leave out `open`; this is what it returns on Linux and macOS. */
interface OpenedPair {
  readonly master: unknown
  readonly slave: unknown
  readonly ptsName: unknown
  readonly fd: unknown
}

export function arePseudoTerminalsSupported(platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'linux' || platform === 'darwin'
}

/** Opens a pair. Rejects where the operating system has none or has no more of them. */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const { open } = await loadPackage()
  const { master, slave, ptsName, fd } = open({ encoding: null })
  if (!(master instanceof ReadStream) || !(slave instanceof ReadStream)) throw new Error('no pseudo-terminal pair')
  if (typeof ptsName !== 'string' || typeof fd !== 'number') throw new Error('the pseudo-terminal has no name')
  slave.setRawMode(true)
  // Held open without a reader, the far end stays raw and spares our end an error whenever the other program closes it.
  const heldFd = openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  // The package has set both ends reading. Its far end must go within this turn: even a paused stream reads once when
  // its resume comes round, and takes those bytes from the program that opens the path.
  slave.destroy()
  // It also throws errors of the stream unless somebody besides itself listens.
  for (const end of [master, slave]) end.on('error', ignore).on('error', ignore)
  return {
    slavePath: ptsName,
    masterFd: fd,
    onBytes: (listener) => void master.on('data', (chunk: Uint8Array) => listener(chunk)),
    close() {
      master.destroy()
      closeSync(heldFd)
    },
  }
}

/** Loaded when needed, so that a machine without a prebuilt binary can still use the other channel. */
async function loadPackage(): Promise<{ open(options: { encoding: null }): OpenedPair }> {
  const loaded: object = await import('@lydell/node-pty')
  if (!isPackage(loaded)) throw new Error('@lydell/node-pty has no open()')
  return loaded
}

function isPackage(loaded: object): loaded is { open(options: { encoding: null }): OpenedPair } {
  return 'open' in loaded && typeof loaded.open === 'function'
}

function ignore(): void {}

import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs'
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

/** Other threads may have taken descriptors in between, but not many. */
const DESCRIPTORS_SEARCHED = 64

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
  // The package has set both ends reading. Its far end must go within this turn: even a paused stream reads once when
  // its resume comes round, and takes those bytes from the program that opens the path. Another one that never reads
  // takes its place. It holds the terminal raw and spares our end an error whenever the other program closes the path;
  // the runtime would restore the old mode if the handle that set it were closed.
  const heldFd = farEndFd(fd, ptsName) ?? openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY)
  const holder = new ReadStream(heldFd)
  holder.setRawMode(true)
  slave.destroy()
  // It also throws errors of the stream unless somebody besides itself listens.
  for (const end of [master, slave, holder]) end.on('error', ignore).on('error', ignore)
  return {
    slavePath: ptsName,
    masterFd: fd,
    onBytes: (listener) => void master.on('data', (chunk: Uint8Array) => listener(chunk)),
    close() {
      master.destroy()
      holder.destroy()
      closeSync(heldFd)
    },
  }
}

/**
 * The far end's own descriptor, which the package forgets: its stream works on a second one that the runtime makes of it.
 * Left open, it would keep every pulled terminal alive. Descriptors are given lowest first, so it is the next one that
 * is this terminal.
 */
function farEndFd(masterFd: number, slavePath: string): number | undefined {
  const { rdev } = statSync(slavePath)
  for (let fd = masterFd + 1; fd <= masterFd + DESCRIPTORS_SEARCHED; fd++) {
    try {
      if (fstatSync(fd).rdev === rdev) return fd
    } catch {
      // Not open: another thread may have closed it meanwhile.
    }
  }
  return undefined
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

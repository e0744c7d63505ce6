import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { createSerialTransport } from '../../electron/scanner/serial-transport.ts'
import type { LinkCase } from './scanner-case.ts'
import { CABLE_CASES } from './scanner-cases-cable.ts'
import { FAULT_CASES } from './scanner-cases-faults.ts'
import { SHARED_CASES } from './scanner-cases-shared.ts'
import { openHardwareBench } from './scanner-hardware.ts'
import { LINE_KINDS, type LineKind, realTime } from './scanner-lines.ts'
import { replayOf } from './scanner-replay.ts'
import { setUp } from './scanner-station.ts'

/** One way in which a scanner can be there, and how the suite is run on it. */
export interface LinkKind {
  readonly name: string
  /** Why none of its cases can be run here, and what would provide it. */
  readonly missing?: string | undefined
  readonly cases: readonly LinkCase[]
  /** One scanner for all cases: they take turns. */
  readonly oneByOne: boolean
  /** What must be there for all of its cases; answers how it goes away again. */
  readonly prepare?: () => Promise<() => Promise<void>>
  /** Why a case is left out here; undefined when it is not. */
  leftOut(one: LinkCase): string | undefined
  run(one: LinkCase): Promise<void>
}

const COMMAND = fileURLToPath(new URL('../../electron/processes/virtual-scanner/command.ts', import.meta.url))

/** A real scanner, where one is at hand. */
const PORT = process.env['SCANNER_PORT'] ?? ''
const BAUD_RATE = Number(process.env['SCANNER_BAUD'] ?? 921_600)
const NO_PORT = 'no real scanner is at hand; to provide one: SCANNER_PORT=/dev/ttyUSB0 SCANNER_BAUD=921600 npm test'

const ALL_CASES: readonly LinkCase[] = [...SHARED_CASES, ...CABLE_CASES, ...FAULT_CASES]

export const LINK_KINDS: readonly LinkKind[] = [
  ...LINE_KINDS.map(liveKind),
  replayKind(),
  ...(arePseudoTerminalsSupported() ? [standaloneKind()] : []),
  { ...hardwareKind('a real scanner at SCANNER_PORT', () => PORT, 2_000), missing: PORT === '' ? NO_PORT : undefined },
]

function liveKind({ name, open }: LineKind): LinkKind {
  return {
    name,
    cases: ALL_CASES,
    oneByOne: false,
    leftOut: () => undefined,
    async run(one) {
      const bench = setUp(await open(), one.of === 'the virtual scanner' ? one.options : {})
      try {
        await one.drive(bench)
        one.expect({ station: bench.station, figures: bench.scanner.figures })
      } finally {
        await bench.close()
      }
    },
  }
}

/** The same run is recorded first; a station that knows nothing of it must then see the same. */
function replayKind(): LinkKind {
  return {
    name: 'a recording',
    cases: ALL_CASES,
    oneByOne: false,
    leftOut: ({ notByRecording }) => notByRecording,
    async run(one) {
      const replay = await replayOf(one)
      try {
        one.expect(replay.told)
      } finally {
        await replay.close()
      }
    },
  }
}

function hardwareKind(name: string, path: () => string, quietMs: number): LinkKind {
  const openTransport = () => createSerialTransport({ path: path(), baudRate: BAUD_RATE, timers: systemTimers })
  return {
    name,
    cases: ALL_CASES,
    oneByOne: true,
    leftOut: (one) => (one.of === 'the virtual scanner' ? one.notByHardware : undefined),
    async run(one) {
      if (one.of !== 'every scanner') throw new Error(one.notByHardware)
      const bench = openHardwareBench({ openTransport, quietMs })
      try {
        await one.drive(bench)
        one.expect({ station: bench.station, figures: undefined })
      } finally {
        await bench.close()
      }
    },
  }
}

/** The standalone virtual scanner, known by nothing but its port: what holds here holds for a real scanner at SCANNER_PORT. */
function standaloneKind(): LinkKind {
  let path = ''
  return {
    ...hardwareKind('a scanner of which only the port is known', () => path, 300),
    // All others are run on it where there is a hand on it.
    cases: SHARED_CASES,
    async prepare() {
      const folder = await mkdtemp(join(tmpdir(), 'standalone-'))
      path = join(folder, 'scanner')
      const small = ['--rate', '108000', '--trays', '100000', '--rows', '2', '--columns', '3']
      const child = spawn(process.execPath, [COMMAND, ...small, '--pty-link', path], { stdio: 'ignore' })
      const ended = once(child, 'exit')
      while (!existsSync(path) && child.exitCode === null) await realTime.pass(20)
      return async () => {
        child.kill('SIGTERM')
        await ended
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

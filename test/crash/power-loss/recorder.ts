import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, type Requirement } from '../../requirement.ts'

const SOURCE = join(import.meta.dirname, 'recorder.c')

function compiler(): string | undefined {
  return findProgram('cc') ?? findProgram('gcc')
}

/** Only Linux has libraries that are loaded first and see every call, and one must be compiled here. */
export function powerRecorder(): Requirement {
  return {
    name: process.platform === 'linux' ? 'a C compiler' : 'Linux',
    command: process.platform === 'linux' ? 'apt-get install gcc libc6-dev' : 'run it on Linux',
    isPresent: process.platform === 'linux' && compiler() !== undefined,
    mandatory: false,
  }
}

export interface RecorderFolders {
  /** Was there before. */
  readonly root: string
  /** Within it, recorded. */
  readonly data: string
  /** For the trace. */
  readonly beside: string
}

/** What stands in for Node, and where the trace of the station that it starts grows; every other process goes unseen. */
export interface Recorder {
  readonly execPath: string
  readonly tracePath: string
}

interface Made {
  readonly library: string
  /** Where Node keeps what it has made of the program's own files: a start then takes half as long. */
  readonly compiled: string
}

let made: Made | undefined

/** What all recordings of this process share; goes with it. */
function makeOnce(): Made {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-recorder-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const library = join(folder, 'recorder.so')
  const cc = spawnSync(compiler() ?? 'cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-lpthread'])
  if (cc.status !== 0) throw new Error(`the recorder cannot be compiled: ${String(cc.stderr)}`)
  return { library, compiled: join(folder, 'compiled') }
}

/** Compiles the recorder and makes a program that starts Node, the station's with the recorder in front of it. Throws what the compiler says. */
export function makeRecorder({ root, data, beside }: RecorderFolders): Recorder {
  const [tracePath, execPath] = [join(beside, 'trace'), join(beside, 'node')]
  made ??= makeOnce()
  const { library, compiled } = made
  // With io_uring the kernel would work from a queue in memory that no library sees.
  const environment = {
    ...{ LD_PRELOAD: library, UV_USE_IO_URING: '0' },
    ...{ OVOSCOPE_TRACE: tracePath, OVOSCOPE_TRACE_ROOT: root, OVOSCOPE_TRACE_DATA: data },
  }
  const settings = Object.entries(environment).map(([name, value]) => `${name}='${value}'`)
  const script = [
    '#!/bin/sh',
    `export NODE_COMPILE_CACHE='${compiled}'`,
    `case "$*" in *processes/station/main.ts*) export ${settings.join(' ')} ;; esac`,
    `exec '${process.execPath}' "$@"`,
  ]
  writeFileSync(execPath, `${script.join('\n')}\n`)
  chmodSync(execPath, 0o700)
  return { execPath, tracePath }
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { needs } from '../../requirement.ts'
import { makeRecorder, powerRecorder } from './recorder.ts'
import { readTrace, type TraceEvent } from './trace.ts'

/** Syncs a folder and closes it again; the pipe to a child then gets its descriptor, and much is written into that. */
const PROGRAM = `
  const { closeSync, fsyncSync, openSync, writeFileSync } = await import('node:fs')
  const { spawn } = await import('node:child_process')
  const data = process.argv[2] ?? ''
  writeFileSync(data + '/file', 'kept')
  const folders = Array.from({ length: 8 }, () => openSync(data, 'r'))
  for (const one of folders) fsyncSync(one)
  for (const one of folders) closeSync(one)
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.write('to a pipe')
  child.stdin.end()
`

/** Writes once to a file whose writes are durable when they end. */
const DURABLE_WRITER = `
  const { closeSync, constants, openSync, writeSync } = await import('node:fs')
  const file = openSync(process.argv[2] + '/file', constants.O_RDWR | constants.O_CREAT | constants.O_DSYNC)
  writeSync(file, 'durable')
  closeSync(file)
`

function record(program: string): readonly TraceEvent[] {
  const root = mkdtempSync(join(tmpdir(), 'ovoscope-recorder-test-'))
  try {
    const data = join(root, 'data')
    const script = join(root, 'processes/station/main.ts')
    mkdirSync(join(root, 'processes/station'), { recursive: true })
    mkdirSync(data)
    writeFileSync(script, program)
    const { execPath, tracePath } = makeRecorder({ root, data, beside: root })
    expect(spawnSync(execPath, [script, data], { encoding: 'utf8' })).toMatchObject({ status: 0 })
    return readTrace(tracePath).events
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

it('takes nothing for a change of a file that goes to a descriptor which the file had before', (context) => {
  needs(context, powerRecorder())
  const written = record(PROGRAM).flatMap((event) =>
    event.kind === 'write' && event.bytes instanceof Uint8Array ? [Buffer.from(event.bytes).toString()] : [],
  )
  expect(written).toEqual(['kept'])
})

it('takes a durable write for a write and a sync, so that what stands between them is looked at too', (context) => {
  needs(context, powerRecorder())
  expect(record(DURABLE_WRITER).map(({ kind }) => kind)).toEqual(['created', 'write', 'sync-begin', 'sync-end'])
})

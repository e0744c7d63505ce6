import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { needs } from '../../requirement.ts'
import { makeRecorder, powerRecorder } from './recorder.ts'
import { readTrace } from './trace.ts'

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

it('takes nothing for a change of a file that goes to a descriptor which the file had before', (context) => {
  needs(context, powerRecorder())
  const root = mkdtempSync(join(tmpdir(), 'ovoscope-recorder-test-'))
  try {
    const data = join(root, 'data')
    const script = join(root, 'processes/station/main.ts')
    mkdirSync(join(root, 'processes/station'), { recursive: true })
    mkdirSync(data)
    writeFileSync(script, PROGRAM)
    const { execPath, tracePath } = makeRecorder({ root, data, beside: root })
    expect(spawnSync(execPath, [script, data], { encoding: 'utf8' })).toMatchObject({ status: 0 })
    const written = readTrace(tracePath).events.flatMap((event) =>
      event.kind === 'write' && event.bytes instanceof Uint8Array ? [Buffer.from(event.bytes).toString()] : [],
    )
    expect(written).toEqual(['kept'])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

import { appendFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import type { JobOutcome } from './job-messages.ts'
import { Jobs } from './jobs.ts'
import { OtherDatabase } from './other-database.ts'

const DAMAGED: JobOutcome = {
  ...{ ok: true, job: 'integrity' },
  result: { sound: false, tables: 3, bytes: 9, findings: ['scan: Page 4 is damaged'] },
}
const failed = (code: string): JobOutcome => ({ ok: false, code, message: code })

/** Jobs that ended so, in a folder with a database. */
async function after(outcomes: readonly JobOutcome[], work: (path: string, jobs: Jobs) => void): Promise<void> {
  await withFolder((folder) => {
    const left = [...outcomes]
    const jobs = new Jobs(
      (_request, listener) => {
        listener.onOutcome(left.shift() ?? failed('NONE'))
        return { stop: () => Promise.resolve() }
      },
      { wallMs: () => 5_000, monoMs: () => 0 },
    )
    jobs.request({ job: 'integrity' })
    jobs.request({ job: 'backup' })
    const path = join(folder, 'ovoscope.db')
    writeFileSync(path, 'damaged')
    work(path, jobs)
  })
}

/** As a restore does it: what was there is kept. */
function putAnotherInPlace(path: string): void {
  renameSync(path, `${path}-replaced`)
  writeFileSync(`${path}-staged`, 'restored')
  renameSync(`${path}-staged`, path)
}

it('forgets what was found in a database once another one has taken its place', () =>
  after([DAMAGED, failed('CORRUPT')], (path, jobs) => {
    const other = new OtherDatabase(path, jobs)
    appendFileSync(path, ' and written to')
    expect(other.look()).toBe(false)
    expect(jobs.states()).toMatchObject({ integrity: { state: 'done' }, backup: { state: 'failed' } })
    putAnotherInPlace(path)
    expect(other.look()).toBe(true)
    expect(jobs.states()).toMatchObject({ integrity: { state: 'idle' }, backup: { state: 'idle' } })
    expect(other.look()).toBe(false)
  }))

it('keeps a finding while no database is there, and a backup that failed for another reason', () =>
  after([DAMAGED, failed('NO_SPACE')], (path, jobs) => {
    const other = new OtherDatabase(path, jobs)
    renameSync(path, `${path}-replaced`)
    expect(other.look()).toBe(false)
    expect(jobs.states().integrity.state).toBe('done')
    writeFileSync(path, 'restored')
    expect(other.look()).toBe(true)
    expect(jobs.states()).toMatchObject({ integrity: { state: 'idle' }, backup: { state: 'failed' } })
  }))

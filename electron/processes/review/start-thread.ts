import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type JobPlace, jobMessageSchema } from '../../review/upkeep/job-messages.ts'
import type { StartJob } from '../../review/upkeep/jobs.ts'
import { StoreError } from '../../store/errors.ts'

/** Carries out jobs in a thread of this process, one thread a job. `entry` is the thread's file; `place` is asked for when a job begins. */
export function startInThread(entry: string, place: () => JobPlace): StartJob {
  return (request, listener) => {
    let worker: Worker
    try {
      worker = new Worker(entry, { workerData: { place: place(), request }, env: {}, argv: [], stdin: false })
    } catch (error) {
      // The key may not be there yet: the station makes it at its first start.
      const code = error instanceof StoreError ? error.code : 'FAILED'
      listener.onOutcome({ ok: false, code, message: error instanceof Error ? error.message : String(error) })
      return { stop: () => Promise.resolve() }
    }
    const fail = (message: string) => listener.onOutcome({ ok: false, code: 'FAILED', message })
    worker.on('message', (raw: unknown) => {
      const said = jobMessageSchema.safeParse(raw)
      if (!said.success) fail('the thread said something unknown')
      else if ('share' in said.data) listener.onShare(said.data.share)
      else listener.onOutcome(said.data.outcome)
    })
    worker.on('error', (error) => fail(String(error)))
    worker.on('exit', () => fail('the thread ended without an outcome'))
    return { stop: () => worker.terminate().then(() => undefined) }
  }
}

/** The thread's file, which stands beside this process's entry, built or not. */
export function threadEntry(entryFile: string, entryFolder: string): string {
  return join(entryFolder, `upkeep-thread${extname(entryFile)}`)
}

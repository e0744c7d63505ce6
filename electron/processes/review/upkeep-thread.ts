import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { type JobMessage, jobPlaceSchema, jobRequestSchema } from '../../review/upkeep/job-messages.ts'
import { runJob } from '../../review/upkeep/run-job.ts'

/** The thread of one job: SQLite blocks while it reads every page, and the heartbeat of review must not wait for that. */
const { place, request } = z.strictObject({ place: jobPlaceSchema, request: jobRequestSchema }).parse(workerData)
const say = (message: JobMessage) => parentPort?.postMessage(message)
const outcome = await runJob(place, request, (share) => say({ share }))
say({ outcome })

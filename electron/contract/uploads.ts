import * as z from 'zod'

/** Renderer → station: what goes to the cloud. Part of the station's service, because its outbox is the station's. */

/** A host's name or address, then port and path; no user, no query, no fragment. */
const PLAIN_HTTPS = /^https:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:\/[a-z0-9._~/-]*)?$/i
const THIS_MACHINE = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?:\/[a-z0-9._~/-]*)?$/i

/** Base address of the cloud's API. The credential goes with every upload, so only an encrypted way or this machine itself will do. */
export const cloudEndpointSchema = z
  .url()
  .max(400)
  .refine((text) => PLAIN_HTTPS.test(text) || THIS_MACHINE.test(text), 'must be https without user, query or fragment')

/** Where summaries go, and the name of this site there; null where nobody has agreed to any upload. */
export const cloudSettingsSchema = z
  .strictObject({ endpoint: cloudEndpointSchema, site: z.string().trim().min(1).max(60) })
  .nullable()
export type CloudSettings = NonNullable<z.infer<typeof cloudSettingsSchema>>

/** What the top bar says. */
export const liveCloudSchema = z.strictObject({
  /** off: not set up. play: nothing leaves from here. up-to-date: nothing waits. waiting: something does. */
  state: z.enum(['off', 'play', 'up-to-date', 'waiting']),
  /** Close of the newest batch whose summary has arrived; null before the first. */
  upToWallMs: z.number().nullable(),
  waiting: z.number(),
  /** Since when the oldest of them waits. */
  waitingSinceWallMs: z.number().nullable(),
  /** Refused by the cloud; a person must look. */
  parked: z.number(),
  /** How much of what the outbox is made for is used up; at 1 nothing is dropped, but somebody must have been told. */
  fill: z.number(),
})
export type LiveCloud = z.infer<typeof liveCloudSchema>

/** Uploads of one answer; the caller asks again below the last one it has. */
export const UPLOADS_PAGE_MAX = 50

export const uploadSchema = z.strictObject({
  uploadId: z.number(),
  batchId: z.string(),
  revision: z.number(),
  state: z.enum(['queued', 'sent', 'parked']),
  bytes: z.number(),
  closedAtWallMs: z.number(),
  attempts: z.number(),
  /** Why the last attempt did not succeed, in the words of the policy: "network", "HTTP 422 …". */
  reason: z.string().nullable(),
  nextAttemptWallMs: z.number().nullable(),
  /** The receiver's own number for it. */
  receipt: z.string().nullable(),
  settledWallMs: z.number().nullable(),
})
export type Upload = z.infer<typeof uploadSchema>

const nothing = z.strictObject({})

export const uploadMethods = {
  /** Newest first, below `beforeId`; null for the first page. */
  listUploads: {
    params: z.strictObject({ beforeId: z.int().positive().nullable() }),
    result: z.array(uploadSchema).max(UPLOADS_PAGE_MAX),
    right: 'watch',
  },
  /** Tries everything now, what is parked too. Answers at once; what comes of it is seen in the list. */
  sendUploadsNow: { params: nothing, result: nothing, right: 'records.export' },
} as const

import * as z from 'zod'
import { PICTURE_REFUSALS } from '../domain/link/picture-refusal.ts'
import { lineIdSchema } from './process-init.ts'
import { folderOutcomeSchema, folderScannerSchema } from './scanner-choice.ts'
import { bytesSchema } from './vocabulary.ts'

const done = z.strictObject({})
/** Given by the station, once each. */
const connection = z.int().positive()

/** Station → review, on a port of their own: review reads the files and speaks the scanner's side of the protocol for them. No screen gets such a port. */
export const pictureFoldersContract = {
  service: 'folders',
  methods: {
    /** Whether pictures could be read from there for that line. */
    check: {
      params: z.strictObject({ lineId: lineIdSchema, folder: folderScannerSchema }),
      result: folderOutcomeSchema,
      right: 'process',
    },
    /** From now on bytes go both ways. What the line had open before is over. */
    open: {
      params: z.strictObject({ lineId: lineIdSchema, connection, folder: folderScannerSchema }),
      result: folderOutcomeSchema,
      right: 'process',
    },
    /** Bytes for the scanner; those of a connection that is over are dropped. */
    send: { params: z.strictObject({ connection, bytes: bytesSchema }), result: done, right: 'process' },
    hangUp: { params: z.strictObject({ connection }), result: done, right: 'process' },
  },
  events: {
    bytes: z.strictObject({ connection, bytes: bytesSchema }),
    /** The folder could not be worked through; the next `open` says why. */
    closed: z.strictObject({ connection }),
    refused: z.strictObject({
      connection,
      count: z.int().nonnegative(),
      newest: z.strictObject({ file: z.string(), refusal: z.enum(PICTURE_REFUSALS) }).optional(),
    }),
  },
} as const

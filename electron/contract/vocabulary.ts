import * as z from 'zod'
import { DECISION_REASONS, EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'

/** Raised whenever a message changes in a way an older end would misread; checked in the handshake. */
export const CONTRACT_VERSION = 1

export const eggClassSchema = z.enum(EGG_CLASSES)
export const eggActionSchema = z.enum(EGG_ACTIONS)
export const decisionReasonSchema = z.enum(DECISION_REASONS)
export const cellSchema = z.strictObject({ row: z.int().nonnegative(), column: z.int().nonnegative() })
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes')

/** Something the operator should know, keyed by a stable id; text and tip are translated on screen from the id. */
export const problemSchema = z.strictObject({
  id: z.enum([
    'SCANNER_SILENT',
    'SCANNER_LOST',
    'SCANNER_BUSY',
    'SCANNER_PERMISSION',
    'SCANNER_INCOMPATIBLE',
    'LINE_NOISE',
    'INFERENCE_DOWN',
    'INFERENCE_STOPPED',
    'MODEL_REFUSED',
    'REVIEW_DOWN',
    'BACKLOG',
    'DISK_ERROR',
    'CLOCK_NOT_TRUSTED',
    'LEGAL_LIMIT_PASSED',
    'TRAY_ON_HOLD',
    'UPLOAD_REFUSED',
    'UPLOADS_PILE_UP',
    'UPLOADS_AT_LIMIT',
  ]),
  /** ISA-18.2 style: 1 is the most urgent. */
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  sinceWallMs: z.number(),
  /** Named values for the text, for example the tray code. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof problemSchema>

import * as z from 'zod'
import { MASTER_FAULTS } from '../domain/master-data/fault.ts'
import {
  EGG_COLOURS,
  MASTER_COUNT_MAX,
  MASTER_KINDS,
  TEMPERATURE_UNITS,
  TRAY_CORNERS,
  TRAY_EDGES,
  TRAY_LAYOUTS,
  WEIGHT_UNITS,
} from '../domain/master-data/kinds.ts'
import { TRAY_CELLS_MAX } from '../domain/tray-type.ts'
import { bytesSchema } from './vocabulary.ts'

/**
 * Renderer → station: what the hatchery has and how it calls it. Part of the station's service, because it is the one writer.
 * Read it all, once; read again when `masterDataRevision` of the live view is another than the one that was read.
 */
const nothing = z.strictObject({})

/** What is longer is no entry but a mistake; the domain's own limits are shorter and named in the fault. */
export const MASTER_TEXT_MAX = 200
const text = z.string().trim().max(MASTER_TEXT_MAX)
const id = z.string().min(1).max(60)

const shiftSchema = z.strictObject({ name: text, startsAtMinute: z.number(), endsAtMinute: z.number() })

const siteSchema = z.strictObject({
  name: text,
  timeZone: text,
  jurisdictionId: text.nullable(),
  labelScheme: text,
  sexingMethod: text,
  weightUnits: z.enum(WEIGHT_UNITS),
  temperatureUnit: z.enum(TEMPERATURE_UNITS),
  shifts: z.array(shiftSchema).max(50),
})
const lineSchema = z.strictObject({ name: text, ratedEggsPerHour: z.number() })
const scannerSchema = z.strictObject({ serial: text, name: text, lineId: id.nullable() })
const codedPlaceSchema = z.strictObject({ name: text, code: text })
const trayDesignSchema = z.strictObject({
  name: text,
  layout: z.enum(TRAY_LAYOUTS),
  rows: z.number(),
  columns: z.number(),
  pitchMm: z.number(),
  centresMm: z
    .array(z.strictObject({ xMm: z.number(), yMm: z.number() }))
    .max(TRAY_CELLS_MAX)
    .nullable(),
  firstCell: z.enum(TRAY_CORNERS),
  beltTowards: z.enum(TRAY_EDGES),
  operatorAt: z.enum(TRAY_EDGES),
  confirmed: z.boolean(),
})
const breedSchema = z.strictObject({ name: text, eggColour: z.enum(EGG_COLOURS) })
const flockSchema = z.strictObject({
  name: text,
  breedId: id,
  farm: text,
  house: text,
  parentsHatchedOn: text.nullable(),
  laidFrom: text.nullable(),
  laidTo: text.nullable(),
  storageDays: z.number().nullable(),
})

const kept = { id, revision: z.int().positive(), retired: z.boolean() }

export const masterDataSchema = z.strictObject({
  revision: z.int().nonnegative(),
  site: siteSchema.extend(kept),
  lines: z.array(lineSchema.extend(kept)).max(MASTER_COUNT_MAX.line),
  scanners: z.array(scannerSchema.extend(kept)).max(MASTER_COUNT_MAX.scanner),
  setters: z.array(codedPlaceSchema.extend(kept)).max(MASTER_COUNT_MAX.setter),
  trolleys: z.array(codedPlaceSchema.extend(kept)).max(MASTER_COUNT_MAX.trolley),
  trayTypes: z.array(trayDesignSchema.extend(kept)).max(MASTER_COUNT_MAX.trayType),
  breeds: z.array(breedSchema.extend(kept)).max(MASTER_COUNT_MAX.breed),
  flocks: z.array(flockSchema.extend(kept)).max(MASTER_COUNT_MAX.flock),
})
/** All of it, retired records included, each kind in the order in which it was entered. */
export type MasterDataView = z.infer<typeof masterDataSchema>

/** The record as it shall be, by its kind. The station gives a new one its id. */
export const masterEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('site'), value: siteSchema }),
  z.strictObject({ kind: z.literal('line'), value: lineSchema }),
  z.strictObject({ kind: z.literal('scanner'), value: scannerSchema }),
  z.strictObject({ kind: z.literal('setter'), value: codedPlaceSchema }),
  z.strictObject({ kind: z.literal('trolley'), value: codedPlaceSchema }),
  z.strictObject({ kind: z.literal('trayType'), value: trayDesignSchema }),
  z.strictObject({ kind: z.literal('breed'), value: breedSchema }),
  z.strictObject({ kind: z.literal('flock'), value: flockSchema }),
])
export type MasterEntry = z.infer<typeof masterEntrySchema>

/** Which record, and as which of its revisions somebody saw it. */
const seenSchema = z.strictObject({ id, revision: z.int().positive() })

/**
 * FAULTY: see `faults`. CHANGED_MEANWHILE: somebody else saved it; read again. UNKNOWN_RECORD: no such id. TOO_MANY: MASTER_COUNT_MAX.
 * NEEDED: the site cannot be retired. NOT_SAVED: the disk; nothing changed.
 */
export const MASTER_REFUSALS = [
  'FAULTY',
  'CHANGED_MEANWHILE',
  'UNKNOWN_RECORD',
  'TOO_MANY',
  'NEEDED',
  'NOT_SAVED',
] as const

export const masterFaultSchema = z.strictObject({
  fault: z.enum(MASTER_FAULTS),
  /** As the field is called in the record; of a shift `shifts.0.name`. */
  field: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})

const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), id, revision: z.int().positive(), masterDataRevision: z.number() }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(MASTER_REFUSALS), faults: z.array(masterFaultSchema) }),
])
export type MasterOutcome = z.infer<typeof outcome>

/** What can come from a file. */
export const IMPORT_KINDS = ['flock', 'setter', 'trolley', 'breed', 'trayType'] as const
const importKindSchema = z.enum(IMPORT_KINDS)
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** A thousand tray types with every centre would fit; a larger file is not a list of flocks. */
export const IMPORT_BYTES_MAX = 1024 * 1024
/** As many rows as the kind with the most records can have. */
export const IMPORT_ROWS_MAX = 3000

/** Languages of column heads in files that we write; both are read. */
export const FILE_LANGUAGES = ['en', 'de'] as const

/** What is wrong with the file as a whole: then there are no rows. */
export const FILE_FAULTS = [
  'EMPTY_FILE',
  'FILE_TOO_LARGE',
  'NOT_TEXT',
  /** A quote that never ends, for example; `line` says where. */
  'NOT_CSV',
  'TOO_MANY_ROWS',
  'COLUMN_MISSING',
  'COLUMN_TWICE',
  'NO_KNOWN_COLUMN',
] as const

/** What a cell of a file can be wrong in, besides what an entry can. */
export const CELL_FAULTS = [
  'NOT_A_DATE',
  /** 03/04/2026 is two days; `first` and `second` name both. Never guessed. */
  'DATE_AMBIGUOUS',
  /** A year of two digits. */
  'YEAR_TOO_SHORT',
  'NOT_A_NUMBER',
  /** 1.000 is one or a thousand. */
  'NUMBER_AMBIGUOUS',
  'NOT_A_CHOICE',
  'NOT_CENTRES',
  'BREED_NOT_FOUND',
  /** Two rows of the file have this name; `line` is the other one. */
  'ROW_TWICE',
  /** A retired record has this name: bring it back on screen, or take another name. */
  'RETIRED',
  /** More or fewer cells than the head. */
  'CELL_COUNT',
  'TOO_MANY_RECORDS',
] as const

const rowFaultSchema = z.strictObject({
  fault: z.enum([...MASTER_FAULTS, ...CELL_FAULTS]),
  /** The field in our words, and the column's head as it stands in the file; null where it is about the whole row. */
  field: z.string().nullable(),
  column: z.string().nullable(),
  /** What stands there, cut to 80 characters. */
  value: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ImportRowFault = z.infer<typeof rowFaultSchema>

const importRowSchema = z.strictObject({
  /** Line of the file where the row begins; the head is line 1. */
  line: z.int().positive(),
  name: z.string(),
  outcome: z.enum(['new', 'changed', 'same', 'fault']),
  /** What would change, as it would be written in a file. */
  changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  faults: z.array(rowFaultSchema),
})
export type ImportRow = z.infer<typeof importRowSchema>

export const importPreviewSchema = z.strictObject({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  separator: z.enum([';', ',', '\t']).nullable(),
  /** Null when the file can be read; otherwise there are no rows. */
  fileFault: z
    .strictObject({
      fault: z.enum(FILE_FAULTS),
      line: z.number().nullable(),
      /** The columns that are missing or there twice, as our files call them; limits. */
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  /** Heads that mean nothing to us: said, not used. */
  ignoredColumns: z.array(z.string()),
  counts: z.strictObject({ new: z.number(), changed: z.number(), same: z.number(), fault: z.number() }),
  rows: z.array(importRowSchema).max(IMPORT_ROWS_MAX),
  /** Stands for this file against this master data; asked for again when it is applied. */
  fingerprint: z.string(),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

const fileSchema = z.strictObject({
  kind: importKindSchema,
  /** The file as it is; larger than IMPORT_BYTES_MAX is a fault of the file. */
  bytes: bytesSchema.refine((bytes) => bytes.length <= 4 * IMPORT_BYTES_MAX, 'a file this large is not even looked at'),
})
export type ImportFile = z.infer<typeof fileSchema>

/** PREVIEW_STALE: the file or the master data is not what was looked at; show it again. HAS_FAULTS: nothing is half imported. */
const importOutcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), added: z.number(), changed: z.number(), masterDataRevision: z.number() }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(['PREVIEW_STALE', 'HAS_FAULTS', 'NOT_SAVED']) }),
])
export type ImportOutcome = z.infer<typeof importOutcome>

const fileText = z.strictObject({ fileName: z.string(), text: z.string() })

export const masterDataMethods = {
  masterData: { params: nothing, result: masterDataSchema, right: 'watch' },
  /** `seen` null for a new record. */
  saveMasterData: {
    params: z.strictObject({ seen: seenSchema.nullable(), entry: masterEntrySchema }),
    result: outcome,
    right: 'masterData.edit',
  },
  /** Takes a record out of what is offered, or brings it back. Nothing is ever deleted: batches name it. */
  retireMasterData: {
    params: z.strictObject({ kind: z.enum(MASTER_KINDS), seen: seenSchema, retired: z.boolean() }),
    result: outcome,
    right: 'masterData.edit',
  },
  /** Row by row what the file would do. Changes nothing. */
  importPreview: { params: fileSchema, result: importPreviewSchema, right: 'masterData.edit' },
  /** All rows of the file or none, in one transaction. */
  importApply: {
    params: fileSchema.extend({ fingerprint: z.string() }),
    result: importOutcome,
    right: 'masterData.edit',
  },
  /** A file with the heads and one example row, to be filled in. */
  importTemplate: {
    params: z.strictObject({ kind: importKindSchema, language: z.enum(FILE_LANGUAGES) }),
    result: fileText,
    right: 'watch',
  },
  /** What is there, retired records left out, as a file that `importPreview` takes back. */
  exportMasterData: {
    params: z.strictObject({ kind: importKindSchema, language: z.enum(FILE_LANGUAGES) }),
    result: fileText,
    right: 'watch',
  },
} as const

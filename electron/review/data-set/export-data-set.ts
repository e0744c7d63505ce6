import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSetCounts, DataSetResult, DataSetWish } from '../../contract/data-set.ts'
import { DATA_SET_LABELS, type DataSetLabel, LEFT_OUT, type LeftOut } from '../../domain/data-set.ts'
import { namesIn } from '../../files/names-in.ts'
import { PictureReader } from '../../store/archive/picture-reader.ts'
import { readPictureIndex } from '../../store/archive-rows.ts'
import type { ReadableDb } from '../../store/open-database.ts'
import { DataSetError } from './data-set-error.ts'
import { countBy, countUnlabelled, type LabelledEgg, readLabels } from './label-rows.ts'
import type { LabelSource } from './labels.ts'
import { writeDataSet } from './write-data-set.ts'

export interface ExportOptions {
  readonly db: ReadableDb
  readonly archive: { readonly folder: string; readonly key: Uint8Array }
  readonly wish: DataSetWish
  /** A new folder; null to count only. */
  readonly folder: string | null
  readonly nowWallMs: number
  readonly appVersion: string
  isSynthetic(modelId: string): boolean
  readonly onShare?: (share: number) => void
}

/** Reading the rows takes about so much of the whole. */
const COUNTED = 0.1
const UNFINISHED = '.unfinished'

/** Counts what there is to learn from and, if a folder is named, writes it there. Throws a `DataSetError`, or what disk and database throw. */
export function exportDataSet(options: ExportOptions): DataSetResult {
  const { db, archive, wish, folder, isSynthetic, onShare = () => undefined } = options
  const { eggs, leftOut } = readLabels(db, wish)
  const pictures = new PictureReader({ ...archive, index: readPictureIndex(db) })
  const kept = eggs.filter(({ batchId, picture }) => pictures.has(batchId, picture))
  onShare(COUNTED / 2)
  const gone = new Map([...leftOut, ['pictureGone', eggs.length - kept.length] as const])
  const counts = countsOf(kept, gone, countUnlabelled(db, wish), isSynthetic)
  onShare(COUNTED)
  if (folder === null) return { wish, counts, written: null }
  if (kept.length === 0) {
    throw new DataSetError('NOTHING_LABELLED', 'There is no labelled scan whose picture is kept: nothing was written.')
  }
  const summary = writeDataSet({
    ...{ folder, eggs: kept, maps: wish.maps },
    readPicture: (batchId, key) => pictures.read(batchId, key),
    about: (left) => aboutOf(options, { ...counts, leftOut: wordsOf(merged(gone, left)) }),
    onShare: (share) => onShare(COUNTED + share * (1 - COUNTED)),
  })
  const { width, height, pictures: written, leftOut: left } = summary
  const whole = { ...counts, leftOut: wordsOf(merged(gone, left)) }
  return { wish, counts: whole, written: { folder, width, height, bytes: bytesIn(folder), ...written } }
}

/** What an export that was given up, or a crash, left half written among the data sets of a station. */
export function removeUnfinishedDataSets(dataSets: string): void {
  for (const name of namesIn(dataSets)) {
    if (name.endsWith(UNFINISHED)) rmSync(join(dataSets, name), { recursive: true, force: true })
  }
}

function countsOf(
  eggs: readonly LabelledEgg[],
  leftOut: ReadonlyMap<LeftOut, number>,
  unlabelledSamples: number,
  isSynthetic: (modelId: string) => boolean,
): DataSetCounts {
  const of = (source: LabelSource) => {
    const counts = countBy(eggs.filter((egg) => egg.source === source).map(labelWord))
    return Object.fromEntries(DATA_SET_LABELS.flatMap((word) => (counts.has(word) ? [[word, counts.get(word)]] : [])))
  }
  const models = new Set(eggs.flatMap(({ modelId }) => modelId ?? []))
  const syntheticModels = [...models].filter(isSynthetic).sort()
  return {
    sample: of('sample'),
    override: of('override'),
    leftOut: wordsOf(leftOut),
    unlabelledSamples,
    syntheticModels,
  }
}

function labelWord({ kind, female }: LabelledEgg): DataSetLabel {
  if (kind === 'LIVE') return female === 1 ? 'FEMALE' : 'MALE'
  return kind
}

function merged(one: ReadonlyMap<LeftOut, number>, other: ReadonlyMap<LeftOut, number>): ReadonlyMap<LeftOut, number> {
  return new Map(LEFT_OUT.map((why) => [why, (one.get(why) ?? 0) + (other.get(why) ?? 0)] as const))
}

function wordsOf(counts: ReadonlyMap<LeftOut, number>): DataSetCounts['leftOut'] {
  return Object.fromEntries(LEFT_OUT.flatMap((why) => ((counts.get(why) ?? 0) > 0 ? [[why, counts.get(why)]] : [])))
}

/** The page that goes with it, for whoever finds the folder in a year. */
function aboutOf({ wish, nowWallMs, appVersion }: ExportOptions, counts: DataSetCounts): object {
  const { syntheticModels, unlabelledSamples, ...labelled } = counts
  return {
    ...{ format: 'ovoscope-data-set', formatVersion: 1, madeAt: new Date(nowWallMs).toISOString(), appVersion },
    chosen: {
      maps: wish.maps,
      from: isoOf(wish.fromWallMs),
      until: isoOf(wish.untilWallMs),
      batchId: wish.batchId,
    },
    ...{ labelled, unlabelledSamples },
    /** Their calls decided which eggs somebody looked at and doubted; they prove nothing biological. */
    synthetic: syntheticModels.length > 0,
    syntheticModels,
  }
}

function isoOf(wallMs: number | null): string | null {
  return wallMs === null ? null : new Date(wallMs).toISOString()
}

function bytesIn(folder: string): number {
  return namesIn(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

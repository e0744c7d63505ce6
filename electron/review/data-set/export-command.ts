import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { commandLine } from '../../command/command-line.ts'
import { folderToWrite, text } from '../../command/typed-values.ts'
import type { DataSetResult, DataSetWish } from '../../contract/data-set.ts'
import {
  DATA_SET_MAPS,
  type DataSetMap,
  LEFT_OUT,
  type LeftOut,
  SET_SCANS_MIN,
  smallSets,
} from '../../domain/data-set.ts'
import { systemClock } from '../../host/system-clock.ts'
import { readSyntheticModels } from '../../model/synthetic-models.ts'
import { trustedKeysIn } from '../../model/trusted-keys.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { readDataKey, subKeys } from '../../store/key-file.ts'
import { requireCurrentSchema } from '../../store/migrate.ts'
import { openReadable } from '../../store/open-database.ts'
import { DataSetError } from './data-set-error.ts'
import { exportDataSet } from './export-data-set.ts'
import { folderToExport } from './export-folder.ts'

const USAGE = `npm run models:export -- --data <data folder> --out <new folder> [--maps T2,T1,ADC] [--batch <id>] [--from 2026-11-01] [--until 2026-11-21]
The data folder of the station is the one that has "work" in it (docs/it.md); "work" itself will do.
Writes the scans of which somebody has said what they are, with these words as labels: train, calibration and test, as models/training reads
them. Reads only; the station may be running. Nothing of training (play) is exported, and no names of people.
--from and --until are days by the clock of this machine, the last one included. A command beside a running station cannot write its audit trail,
so this export is not in it; one from the Models page is.
Ends with 0, with 1 if there is nothing to export, with 2 if the data cannot be read.`

const NO_AUDIT =
  'This export is not in the audit trail of the station: a command beside it cannot write there. One from the Models page is.'
/** The packages of this program, by which it knows which models are synthetic. */
const MODELS = join(import.meta.dirname, '../../../models')
const NOTHING = { folder: '', width: 0, height: 0, train: 0, calibration: 0, test: 0 }
const DAY = /^\d{4}-\d{2}-\d{2}$/

const MEANINGS: Readonly<Record<LeftOut, string>> = {
  sexUnknown: 'stayed uncertain',
  wrongCell: 'were corrected because the picture is of another cell',
  moved: 'lay in a cell whose eggs were moved',
  noScan: 'have no scan',
  pictureGone: 'have no picture any more: it was not kept, or its time is over',
  otherSize: 'have a picture of another size than most',
  mapMissing: 'have a picture without the maps that were asked for',
}

const USES = { train: 'to train', calibration: 'to calibrate', test: 'to test' } as const

function main(): number {
  const { data, out, ...values } = commandLine({
    usage: USAGE,
    options: {
      data: text(),
      out: folderToWrite(),
      maps: text().default('T2'),
      batch: text().optional(),
      from: text().optional(),
      until: text().optional(),
    },
  })
  const folder = folderToExport(data)
  if (!folder.ok) return fail(folder.error.reason, folder.error.code)
  if (existsSync(out)) return fail(`${out} is already there; choose another folder.`)
  const maps = values.maps.split(',').map((name) => DATA_SET_MAPS.find((map) => map === name))
  if (maps.some((map) => map === undefined))
    return fail(`--maps must be some of ${DATA_SET_MAPS.join(', ')}, with commas between, not '${values.maps}'`)
  const [from, until] = [dayBegins(values.from), dayBegins(values.until)]
  if (from === undefined) return fail(`--from must be a day such as 2026-11-01, not '${values.from}'`)
  if (until === undefined) return fail(`--until must be a day such as 2026-11-01, not '${values.until}'`)
  return exportFrom(folder.value, resolve(out), {
    ...{ maps: maps as DataSetMap[], batchId: values.batch ?? null, fromWallMs: from?.getTime() ?? null },
    untilWallMs: until === null ? null : until.setDate(until.getDate() + 1),
  })
}

function exportFrom(folder: string, out: string, wish: DataSetWish): number {
  const files = dataFiles(folder)
  const keys = subKeys(readDataKey(files.keyFile))
  const db = openReadable({ path: files.database, key: keys.database })
  try {
    requireCurrentSchema(db)
    const done = exportDataSet({
      ...{ db, archive: { folder: files.archive, key: keys.archive }, wish, folder: out },
      ...{ nowWallMs: systemClock.wallMs(), appVersion: '' },
      isSynthetic: readSyntheticModels([MODELS, files.models], trustedKeysIn(MODELS), systemClock),
    })
    console.log(told(done))
    console.log(NO_AUDIT)
    return 0
  } catch (error) {
    if (error instanceof DataSetError && error.code !== 'NO_ROOM') return fail(error.message, 1)
    throw error
  } finally {
    db.close()
  }
}

function told({ counts, written }: DataSetResult): string {
  const { sample, override, leftOut, unlabelledSamples, syntheticModels } = counts
  const total = (labels: Readonly<Record<string, number>>) => Object.values(labels).reduce((sum, one) => sum + one, 0)
  const words = (labels: Readonly<Record<string, number>>) =>
    Object.entries(labels)
      .map(([label, eggs]) => `${eggs} ${label}`)
      .join(', ') || 'none'
  const { folder, width, height, train, calibration, test } = written ?? NOTHING
  const small = smallSets({ train, calibration, test })
  return [
    `${folder}: ${train + calibration + test} scans of ${width}×${height}; ${train} to train, ${calibration} to calibrate, ${test} to test.`,
    ...(small.length === 0
      ? []
      : [
          `Too few for what they are for (below ${SET_SCANS_MIN}): ${small.map((name) => USES[name]).join(', ')}. Figures of a model from them say little or nothing.`,
        ]),
    `${total(sample)} of the labelled eggs were drawn as a sample (${words(sample)}).`,
    `${total(override)} were looked at because somebody doubted the call (${words(override)}), so errors are far too common among them.`,
    `${unlabelledSamples} eggs were drawn as a sample and nobody has said yet what they are.`,
    ...LEFT_OUT.flatMap((why) => (leftOut[why] === undefined ? [] : [`Left out: ${leftOut[why]} ${MEANINGS[why]}.`])),
    ...syntheticModels.map(
      (model) => `SYNTHETIC: ${model} was trained on drawn phantoms, or cannot be shown not to be.`,
    ),
  ].join('\n')
}

/** Null where no day is named; undefined for what is none. */
function dayBegins(day: string | undefined): Date | null | undefined {
  if (day === undefined) return null
  const begins = new Date(`${day}T00:00`)
  return DAY.test(day) && !Number.isNaN(begins.getTime()) ? begins : undefined
}

function fail(reason: string, code = 2): number {
  console.error(reason)
  return code
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}

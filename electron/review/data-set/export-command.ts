import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PictureReader } from '../../store/archive/picture-reader.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { readDataKey, subKeys } from '../../store/key-file.ts'
import { requireCurrentSchema } from '../../store/migrate.ts'
import { openReadable } from '../../store/open-database.ts'
import { readLabels } from './label-rows.ts'
import { LEFT_OUT, type LeftOut } from './labels.ts'
import { DATA_SET_MAPS, type DataSetMap, type DataSetSummary, writeDataSet } from './write-data-set.ts'

const USAGE = `npm run models:export -- --data <folder> --out <new folder> [--maps T2,T1,ADC]
Writes the scans of which somebody has said what they are, with these words as labels: train, calibration and test, as models/training reads
them. Reads only; the station may be running. Nothing of training (play) is exported, and no names of people.
Ends with 0, with 1 if there is nothing to export, with 2 if the data cannot be read.`

const MEANINGS: Readonly<Record<LeftOut, string>> = {
  sexUnknown: 'stayed uncertain',
  wrongCell: 'were corrected because the picture is of another cell',
  moved: 'lay in a cell whose eggs were moved',
  noScan: 'have no scan',
  pictureGone: 'have no picture any more: it was not kept, or its time is over',
  otherPicture: 'have a picture of another size, or without the maps that were asked for',
}

function main(): number {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      maps: { type: 'string', default: 'T2' },
      help: { type: 'boolean' },
    },
  })
  const { data, out } = values
  if (values.help === true || data === undefined || out === undefined) {
    console.log(USAGE)
    return values.help === true ? 0 : 2
  }
  const folder = existsSync(join(data, 'work')) ? join(data, 'work') : resolve(data)
  // What was played says nothing of eggs: it would teach a model the drawings of the virtual scanner.
  if (basename(folder) === 'play') return fail(`${folder} is the data of training (play); nothing of it is exported.`)
  if (existsSync(out)) return fail(`${out} is already there; choose another folder.`)
  const maps = values.maps.split(',').map((name) => DATA_SET_MAPS.find((map) => map === name))
  if (maps.some((map) => map === undefined))
    return fail(`--maps takes ${DATA_SET_MAPS.join(', ')}, with commas between`)
  return exportFrom(folder, resolve(out), maps as DataSetMap[])
}

function exportFrom(folder: string, out: string, maps: readonly DataSetMap[]): number {
  const files = dataFiles(folder)
  const keys = subKeys(readDataKey(files.keyFile))
  const db = openReadable({ path: files.database, key: keys.database })
  try {
    requireCurrentSchema(db)
    const { eggs, leftOut } = readLabels(db)
    const pictures = new PictureReader(files.archive, keys.archive)
    const kept = eggs.filter(({ batchId, picture }) => pictures.has(batchId, picture))
    const gone = new Map([...leftOut, ['pictureGone', eggs.length - kept.length] as const])
    if (kept.length === 0) {
      console.log(lines(gone).join('\n'))
      return fail('There is no labelled scan whose picture is kept: nothing was written.', 1)
    }
    const read = (batchId: string | null, key: (typeof kept)[number]['picture']) => pictures.read(batchId, key)
    const summary = writeDataSet({ folder: out, eggs: kept, maps, readPicture: read })
    console.log(told(out, summary, kept.filter(({ source }) => source === 'sample').length))
    const all = LEFT_OUT.map((why) => [why, (gone.get(why) ?? 0) + (summary.leftOut.get(why) ?? 0)] as const)
    console.log(lines(new Map(all)).join('\n'))
    return 0
  } finally {
    db.close()
  }
}

function told(out: string, { width, height, pictures }: DataSetSummary, samples: number): string {
  const { train, calibration, test } = pictures
  const total = train + calibration + test
  return `${out}: ${total} scans of ${width}×${height}; ${train} to train, ${calibration} to calibrate, ${test} to test.
${samples} of the labelled eggs were drawn as a sample; the others were looked at because somebody doubted the call, so errors are far too common among them.`
}

function lines(leftOut: ReadonlyMap<LeftOut, number>): string[] {
  return LEFT_OUT.flatMap((why) => {
    const count = leftOut.get(why) ?? 0
    return count === 0 ? [] : [`Left out: ${count} ${MEANINGS[why]}.`]
  })
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

import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseSubject, judgeLog, LOG_FRAME_BYTES, LOG_HEAD_BYTES, logSubject } from './database-subjects.ts'
import { archiveSubjects, backupSubjects, journalSubjects } from './file-subjects.ts'
import { type FlipFolder, makeFlipFolder } from './flip-folder.ts'

let folder: FlipFolder
beforeAll(async () => {
  folder = await makeFlipFolder('sample')
})
afterAll(() => folder.remove())

/** Some twenty flips over the whole of each file. */
const SHARE = 20

it('a flipped bit is named, or its byte says nothing by its format', async () => {
  const subjects = [
    ...[databaseSubject(folder), logSubject(folder)],
    ...[...journalSubjects(folder), ...archiveSubjects(folder), ...backupSubjects(folder)],
  ]
  expect(subjects.length).toBeGreaterThanOrEqual(7)
  for (const { name, bytes, judge } of subjects) {
    let namedCount = 0
    for (let share = 0; share < SHARE; share++) {
      const at = Math.floor(((share + 0.37) * bytes.length) / SHARE)
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (share % 8))
      const verdict = await judge(changed, at)
      expect([name, at, verdict.kind === 'SILENT']).toEqual([name, at, false])
      if (verdict.kind === 'NAMED') namedCount++
    }
    expect([name, namedCount > 0]).toEqual([name, true])
  }
})

it('nothing is said of a folder without damage', async () => {
  for (const { name, bytes, judge } of [...archiveSubjects(folder), ...backupSubjects(folder), databaseSubject(folder)])
    expect([name, (await judge(Buffer.from(bytes), bytes.length - 1)).kind]).toEqual([name, 'SILENT'])
})

it('the log cut off before any of its frames is named', () => {
  const { bytes } = logSubject(folder)
  for (let end = LOG_HEAD_BYTES; end < bytes.length; end += 3 * LOG_FRAME_BYTES)
    expect([end, judgeLog(folder, bytes.subarray(0, end)).kind]).toEqual([end, 'NAMED'])
})

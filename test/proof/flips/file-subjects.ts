import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../../../electron/intake/open-journal.ts'
import { readGroups } from '../../../electron/intake/read-segment.ts'
import { GROUP_HEAD_BYTES, readHead, SEGMENT_HEAD_BYTES } from '../../../electron/intake/segment-format.ts'
import { keyFileFinding } from '../../../electron/review/backup/key-file-finding.ts'
import { verifyBackup } from '../../../electron/review/backup/verify-backup.ts'
import { pictureText } from '../../../electron/review/reconcile-lines.ts'
import { checkPictures } from '../../../electron/review/reconcile-pictures.ts'
import { openReadable } from '../../../electron/store/open-database.ts'
import { MemoryFolder } from '../../fake/memory-folder.ts'
import { SMALL_SIZES } from '../../make/journal-records.ts'
import type { FlipFolder } from './flip-folder.ts'
import { dead, named, SILENT, type Subject, type Verdict } from './subject.ts'

/** Where the two copies of a segment's head begin, and how long each is. */
const HEAD_COPIES = [0, 2048]
const HEAD_COPY_BYTES = 92
/** Its hash is taken as a whole. */
const HASH_RUN_BYTES = 64

/** Each segment of the journal, none of whose records the database has. */
export function journalSubjects({ killed, journalKey }: FlipFolder): Subject[] {
  const names = readdirSync(killed.journal).sort()
  const segments = new Map<string, Buffer>(names.map((name) => [name, readFileSync(join(killed.journal, name))]))
  const fills = names.flatMap((name) => {
    const head = readHead(journalKey, segments.get(name) ?? Buffer.alloc(0))
    return head.kind === 'filled' ? [{ name, fill: head.fill }] : []
  })
  return fills.map(({ name, fill }) => {
    const bytes = segments.get(name) ?? Buffer.alloc(0)
    const groups = Array.from(readGroups(fill, bytes), ({ nextOffset, plain, count }) => ({
      nextOffset,
      bodyBytes: plain.length,
      count,
    }))
    return {
      ...{ name: `journal ${name}`, bytes, runBytes: 1 },
      async judge(changed, at) {
        const other = new Map(segments).set(name, changed)
        const found = await openChanged(other, journalKey)
        return found ?? silentInJournal(groups, at)
      },
    }
  })
}

async function openChanged(segments: ReadonlyMap<string, Buffer>, key: Uint8Array): Promise<Verdict | undefined> {
  const folder = new MemoryFolder(
    new Map(Array.from(segments, ([name, bytes]) => [name, { current: bytes, durable: bytes, unsynced: [] }])),
  )
  try {
    const { journal, recovery } = await openJournal({ folder, key, releasedThrough: 0, sizes: SMALL_SIZES })
    Array.from(journal.replay(0))
    await journal.close()
    const [damage] = journal.damage
    if (damage !== undefined) return named(`${damage.kind} ${damage.from} to ${damage.to}`)
    return recovery.unreadable[0] === undefined ? undefined : named(`${recovery.unreadable[0]} cannot be read`)
  } catch (error) {
    return named(String(error))
  }
}

/** Why nothing was said: by where the byte lies, and by nothing else. */
function silentInJournal(
  groups: readonly { readonly nextOffset: number; readonly bodyBytes: number; readonly count: number }[],
  at: number,
): Verdict {
  if (at < SEGMENT_HEAD_BYTES) {
    const inCopy = HEAD_COPIES.some((offset) => at >= offset && at < offset + HEAD_COPY_BYTES)
    return dead(inCopy ? 'one of two copies of a head; the other one speaks' : 'room behind a copy of the head')
  }
  let start = SEGMENT_HEAD_BYTES
  for (const { nextOffset, bodyBytes, count } of groups) {
    if (at < nextOffset) {
      if (at >= start + GROUP_HEAD_BYTES + bodyBytes) return dead('room behind a group')
      return count === 0 ? dead('a group without a record') : SILENT
    }
    start = nextOffset
  }
  return dead('space that nothing was written to yet')
}

/** Each segment of the archive, as the check of every picture reads it. */
export function archiveSubjects({ closed, keys, scratch }: FlipFolder): Subject[] {
  const folder = join(scratch, 'archive')
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(closed.archive).filter((name) => name.endsWith('.segment'))
  const db = openReadable({ path: closed.database, key: keys.database })
  for (const name of names) copyFileSync(join(closed.archive, name), join(folder, name))
  return names.map((name) => {
    const bytes = readFileSync(join(closed.archive, name))
    return {
      ...{ name: `archive ${name}`, bytes, runBytes: 1 },
      judge(changed) {
        writeFileSync(join(folder, name), changed)
        const [fault] = checkPictures(db, { folder, key: keys.archive }).faults
        writeFileSync(join(folder, name), bytes)
        return fault === undefined ? SILENT : named(pictureText(fault))
      },
    }
  })
}

/** Each file of a backup, its key file too. */
export function backupSubjects({ backup, keys, scratch }: FlipFolder): Subject[] {
  const folder = join(scratch, 'backup')
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(backup)
  for (const name of names) copyFileSync(join(backup, name), join(folder, name))
  return names.map((name) => {
    const bytes = readFileSync(join(backup, name))
    return {
      ...{ name: `backup ${name}`, bytes, runBytes: name.endsWith('.db') ? HASH_RUN_BYTES : 1 },
      judge(changed) {
        writeFileSync(join(folder, name), changed)
        const verified = verifyBackup(folder, keys.database)
        const finding = verified.ok ? keyFileFinding(folder, keys.database) : verified.error
        writeFileSync(join(folder, name), bytes)
        return finding === undefined ? SILENT : named(finding)
      },
    }
  })
}

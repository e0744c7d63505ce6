import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile } from '../../files/hash-file.ts'
import { damageSentences } from '../../store/keys/open-ring.ts'
import { readSlots } from '../../store/keys/slot-text.ts'
import { BACKUP_KEY_FILE, type Manifest } from './manifest.ts'
import { manifestIn } from './verify-backup.ts'

/**
 * What is wrong with the key file of a backup, in a sentence; undefined where nothing is. Another machine needs it together with the printed code,
 * but whoever has the data key already can put such a backup back. The manifest is one that `verifyBackup` proved.
 */
export function keyFileFinding(folder: string, databaseKey: Uint8Array): string | undefined {
  const manifest = manifestIn(folder, databaseKey)
  if (!manifest.ok) return undefined
  const path = join(folder, BACKUP_KEY_FILE)
  try {
    const finding = findingIn(path, manifest.value.keyFile)
    return finding === undefined ? undefined : `${path} ${finding}`
  } catch {
    return `${path} cannot be read`
  }
}

/** `known` is absent in backups of earlier versions, and of stations that had no slots yet and so gave no key file. */
function findingIn(path: string, known: Manifest['keyFile']): string | undefined {
  if (!existsSync(path)) return known && 'is not there any more'
  if (known !== undefined && hashFile(path).sha256 !== known.sha256) {
    return 'was changed or damaged after the backup was made'
  }
  const ring = readSlots(readFileSync(path, 'utf8'))
  if (ring.isWhole && ring.damaged.length === 0) return undefined
  const damage = damageSentences(ring).join('; ')
  return known === undefined
    ? `is damaged: ${damage}`
    : `was damaged on the station already: ${damage}; make a new recovery code, then a new backup`
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../base/result.ts'
import { type BackupProof, backupProofSchema } from '../../contract/backups.ts'
import { writePlainAtomically } from '../../files/atomic-file.ts'

/** Beside the manifest of a backup that was read again since it was made. Says what was found, proves nothing. */
export const PROOF_FILE = 'proof.json'

/** What is known of that backup; a note that cannot be read is none. */
export function readProof(backup: string): BackupProof {
  try {
    return backupProofSchema.parse(JSON.parse(readFileSync(join(backup, PROOF_FILE), 'utf8')))
  } catch {
    return { kind: 'made' }
  }
}

/** Keeps what was found just now; where it cannot be kept, what was found holds all the same. */
export function noteProof(backup: string, found: Result<unknown, string>, atWallMs: number): BackupProof {
  const proof: BackupProof = found.ok
    ? { kind: 'sound', atWallMs }
    : { kind: 'damaged', atWallMs, finding: found.error.slice(0, FINDING_MAX) }
  try {
    writePlainAtomically(join(backup, PROOF_FILE), `${JSON.stringify(proof)}\n`)
  } catch {
    // A disk that takes no note has its own alarm.
  }
  return proof
}

/** Characters: a sentence with a path in it. */
const FINDING_MAX = 600

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** What is wrong with a backup; with its key file alone, it can still be put back where the data key is. */
export interface BackupFinding {
  readonly kind: 'damaged' | 'keyDamaged'
  readonly finding: string
}

/** Keeps what was found just now, undefined for nothing wrong; where it cannot be kept, what was found holds all the same. */
export function noteProof(backup: string, found: BackupFinding | undefined, atWallMs: number): BackupProof {
  const proof: BackupProof =
    found === undefined
      ? { kind: 'sound', atWallMs }
      : { kind: found.kind, atWallMs, finding: found.finding.slice(0, FINDING_MAX) }
  try {
    writePlainAtomically(join(backup, PROOF_FILE), `${JSON.stringify(proof)}\n`)
  } catch {
    // A disk that takes no note has its own alarm.
  }
  return proof
}

/** Characters: a sentence with a path in it. */
const FINDING_MAX = 600

import type { Problem } from '../contract/vocabulary.ts'

type ProblemId = Problem['id']

/** How urgent each condition is; 1 first. The full rationalisation table comes with the alarm core. */
const PRIORITY: Readonly<Record<ProblemId, Problem['priority']>> = {
  DISK_ERROR: 1,
  INFERENCE_STOPPED: 1,
  MODEL_REFUSED: 1,
  SCANNER_LOST: 1,
  SCANNER_SILENT: 1,
  SCANNER_PERMISSION: 2,
  SCANNER_BUSY: 2,
  SCANNER_INCOMPATIBLE: 2,
  INFERENCE_DOWN: 2,
  CLOCK_NOT_TRUSTED: 2,
  LEGAL_LIMIT_PASSED: 2,
  BACKLOG: 2,
  REVIEW_DOWN: 3,
  LINE_NOISE: 3,
  TRAY_ON_HOLD: 3,
  UPLOAD_REFUSED: 3,
  UPLOADS_PILE_UP: 3,
  UPLOADS_AT_LIMIT: 2,
}

/** The conditions that hold now, each since when; urgent first, then oldest first. */
export class ProblemList {
  readonly #since = new Map<ProblemId, number>()

  /** Takes the whole present set, so that a condition that is gone cannot be forgotten on screen. */
  update(present: ReadonlyMap<ProblemId, Problem['detail']>, nowWallMs: number): Problem[] {
    for (const id of this.#since.keys()) if (!present.has(id)) this.#since.delete(id)
    const problems: Problem[] = []
    for (const [id, detail] of present) {
      const sinceWallMs = this.#since.get(id) ?? nowWallMs
      this.#since.set(id, sinceWallMs)
      problems.push({ id, priority: PRIORITY[id], sinceWallMs, detail })
    }
    return problems.sort((a, b) => a.priority - b.priority || a.sinceWallMs - b.sinceWallMs)
  }
}

import { PROGRAM } from '../../domain/access.ts'
import type { Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { unfinishedRemovals } from '../../model/remove-package.ts'

/**
 * Ends what a crash left of the removal of a package. Whether its entry was written before the crash is not asked: the trail gets one of the program's own,
 * so that nothing ever goes without one.
 */
export function finishRemovals(modelsFolder: string, audited: Audited, log: Logger): void {
  for (const { modelId, clear } of unfinishedRemovals(modelsFolder)) {
    try {
      audited(PROGRAM, { act: 'model.remove', subject: modelId, after: '{"finished":true}' }, clear)
      log.info({ modelId }, 'the removal of a model package was finished')
    } catch (error) {
      log.warn({ modelId, error: String(error) }, 'files of a removed model could not be deleted')
    }
  }
}

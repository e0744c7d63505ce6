import type { Caller } from './access.ts'
import { BATCH_COMMANDS } from './batch/batch.ts'
import { MODEL_ACTS } from './model/model-choice.ts'
import { RECIPE_COMMANDS } from './recipe/recipe-life.ts'
import { TRAY_RELEASES } from './tray/hold.ts'

/** Everything that is written into the audit trail. The ids are kept for ever: they stand in trails out there. */
export const AUDIT_ACTS = [
  ...BATCH_COMMANDS.map((command) => `batch.${command}` as const),
  ...RECIPE_COMMANDS.map((command) => `recipe.${command}` as const),
  ...TRAY_RELEASES.map((how) => `tray.release.${how}` as const),
  ...MODEL_ACTS.map((act) => `model.${act}` as const),
  ...(['model.install', 'model.remove', 'model.stopTakeOver', 'model.failTakeOver'] as const),
  ...(['dataSet.export', 'table.export'] as const),
  ...(['batch.explainStop', 'batch.flocks'] as const),
  ...(['tray.name', 'tray.eggs', 'egg.override', 'egg.transfer'] as const),
  ...(['user.enrol', 'user.enrolFirst', 'user.change', 'user.resetPin', 'user.changePin'] as const),
  ...(['session.signIn', 'session.signOut', 'session.refused', 'session.locked'] as const),
  ...(['alarm.outOfService', 'alarm.inService'] as const),
  ...(['keys.recovery', 'keys.machineFile', 'keys.keyStore', 'keys.remove', 'keys.notChanged'] as const),
  ...(['settings.change', 'settings.token', 'settings.notKept', 'masterData.change', 'clock.confirm'] as const),
  ...([
    'scanner.connect',
    'scanner.disconnect',
    'scanner.record',
    'scanner.recordEnd',
    'process.restart',
    'play.enter',
    'play.leave',
  ] as const),
  // The program's own: earlier entries were not there any more when it started.
  ...(['audit.gap'] as const),
  ...(['backup.askRestore', 'backup.cancelRestore', 'backup.restore', 'backup.dropRestore'] as const),
  // Likewise: the database was not as far as its mark says.
  ...(['database.behind'] as const),
  // And: an update of the program changed its schema, after this backup.
  ...(['database.update'] as const),
  // Likewise: the journal had messages of a batch that the database did not know.
  ...(['batch.recover'] as const),
]
export type AuditAct = (typeof AUDIT_ACTS)[number]

/** One deed for the audit trail: what was done to what, and why. Who and when are added by the trail. */
export interface AuditDeed {
  readonly act: AuditAct
  /** What it was done to, by the id that people know: a batch, a recipe version, a user. */
  readonly subject: string
  /** What was there and what is there now, as JSON text; undefined where there was or is nothing. */
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** In the words of the person; undefined where nobody is asked for a reason. */
  readonly why?: string | undefined
}

/** Carries out a change and writes its deed in one transaction: neither stands without the other. Throws what the change throws. */
export type Audited = <T>(caller: Caller, deed: AuditDeed, change: () => T) => T

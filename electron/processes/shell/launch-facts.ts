import { keysFoldersOf, type LaunchFacts, playScannerSettings } from './launch-plan.ts'
import type { ConsoleShellOptions } from './shell-parts.ts'

/** Speed of the virtual scanner unless told otherwise: that of the fastest line in use. */
const PLAY_RATE_PER_HOUR = 24_000

/** What the processes are told when they start: how the program was started, and what holds now. */
export function launchFacts(
  options: ConsoleShellOptions,
  now: Pick<LaunchFacts, 'mode' | 'settings' | 'pictures' | 'slotFolder'>,
): LaunchFacts {
  const { folders, modelsFolder, app, clock, policyPath, record = false } = options
  const { playRatePerHour = PLAY_RATE_PER_HOUR, playLines = 1 } = options
  return {
    ...now,
    ...{ folders, modelsFolder, policyPath, record, playLines },
    modelFolder: `${modelsFolder}/${now.settings.model}`,
    keysFolders: keysFoldersOf(modelsFolder, policyPath),
    platform: app.platform,
    scanner: playScannerSettings(playRatePerHour),
    nowWallMs: clock.wallMs(),
    appVersion: app.appVersion,
  }
}

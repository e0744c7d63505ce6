import type { LinkRemedy } from '../../domain/link/link-remedy.ts'
import type { TransportFault } from '../transport.ts'
import { isRunning, portHolders } from './port-holder.ts'
import { rightsRemedy } from './port-rights.ts'

/** Asks the machine's own files; a test gives others. */
export interface SerialSurroundings {
  readonly platform: NodeJS.Platform
  rights(path: string): Promise<LinkRemedy>
  holder(path: string): Promise<{ readonly program: string; readonly pid: number } | undefined>
  modemManagerRuns(): Promise<boolean>
}

export function thisMachine(platform: NodeJS.Platform = process.platform): SerialSurroundings {
  return {
    platform,
    rights: (path) => rightsRemedy(path),
    holder: async (path) => (await portHolders([path])).get(path),
    modemManagerRuns: () => isRunning('ModemManager'),
  }
}

/** What to do about a port that did not open; undefined where nobody knows better than the driver's own words. */
export async function serialRemedy(
  fault: TransportFault,
  path: string,
  machine: SerialSurroundings,
): Promise<LinkRemedy | undefined> {
  const { platform } = machine
  switch (fault) {
    case 'PERMISSION':
      // A serial port of macOS is open to every account; what can refuse is the management of the machine.
      return platform === 'linux' ? machine.rights(path) : { kind: 'macAllow', values: { path } }
    case 'BUSY':
      return platform === 'win32' ? { kind: 'windowsCloseOthers', values: { path } } : whoHolds(path, machine)
    case 'ABSENT':
      return { kind: 'noSuchPort', values: { path } }
    case 'FAILED':
      return { kind: 'plugInAgain', values: {} }
    case 'AMBIGUOUS':
    case 'DRIVER':
    case 'FOLDER':
      return undefined
  }
}

/** It can be seen that ModemManager runs, but not what it has open: it runs as root. */
async function whoHolds(path: string, machine: SerialSurroundings): Promise<LinkRemedy> {
  const holder = machine.platform === 'linux' ? await machine.holder(path) : undefined
  if (holder !== undefined && holder.program !== 'ModemManager')
    return { kind: 'closeProgram', values: { ...holder, path } }
  const isModemManager = holder !== undefined || (machine.platform === 'linux' && (await machine.modemManagerRuns()))
  return { kind: isModemManager ? 'modemManager' : 'closeOthers', values: { path } }
}

/** The device is plugged in, and no port of it is there: its driver is missing. */
export function driverRemedy(device: string, platform: NodeJS.Platform): LinkRemedy {
  const kind = platform === 'win32' ? 'windowsDriver' : platform === 'darwin' ? 'macDriver' : 'linuxDriver'
  return { kind, values: { device } }
}

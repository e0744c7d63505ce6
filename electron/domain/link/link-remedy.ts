/** Those of a folder that a scanner writes pictures into. */
const FOLDER_REMEDIES = [
  /** `path`: there is no such folder, or what is there is none. */
  'folderMissing',
  /** `path`: this account may not read it. */
  'folderUnreadable',
  /** `path`: this account may not move files within it. */
  'folderReadOnly',
  /** `path`: its disk is full. */
  'folderFull',
  /** `path`: it is among the program's own data. */
  'folderOurs',
  /** `path`, `line`: another line reads it. */
  'folderTaken',
  /** `pattern`: no tray and cell can be read from a name by it. */
  'folderPattern',
  /** The library that reads pictures may not be loaded on this machine. */
  'folderNoImaging',
  /** The process that reads pictures is being started. */
  'folderReader',
] as const
/** What to do about a folder that pictures cannot be read from. */
export type FolderRemedyKind = (typeof FOLDER_REMEDIES)[number]

/**
 * What to do about a scanner that cannot be reached, on this machine: the words stand on screen by `kind`, the values that they name beside
 * it. The station says it in a live view's link, and as `remedy` among the details of a problem.
 */
export const REMEDY_KINDS = [
  /** `device`: it is not plugged in. */
  'plugIn',
  /** `path`: there is no such port. */
  'noSuchPort',
  /** `device`, `alike`: so many devices look the same, and guessing would mix the eggs of two lines. */
  'unplugOthers',
  /** The same of serial ports, which Linux also names by their sockets. */
  'linuxUnplugOthers',
  /** `group`, `path`: whoever is in the group may open the port. */
  'linuxGroup',
  /** `group`: the account is in the group since it signed in; the program is not. */
  'linuxSignInAgain',
  /** `owner`, `path`: no group may open the port; a udev rule has to say who may. */
  'linuxUdevRule',
  /** `device`: the same for a scanner that is USB itself. */
  'linuxUsbRule',
  /** `program`, `pid`, `path`: who has the port open. */
  'closeProgram',
  /** `path`: ModemManager runs and tries every new port. */
  'modemManager',
  /** `path`: somebody has it open, and this account may not know who. */
  'closeOthers',
  'windowsCloseOthers',
  'windowsUsbDriver',
  'macAllow',
  /** `device`: it is plugged in, and the system makes no port of it. */
  'linuxDriver',
  'windowsDriver',
  'macDriver',
  'plugInAgain',
  /** `baudRate`: the lowest that would do; `percent` of what the port carries is needed. */
  'fasterPort',
  'tooFastForSerial',
  ...FOLDER_REMEDIES,
] as const

export type RemedyKind = (typeof REMEDY_KINDS)[number]

export interface LinkRemedy {
  readonly kind: RemedyKind
  /** By name, as the words ask for them. */
  readonly values: Readonly<Record<string, string | number>>
}

/** What to do about a transport that did not open, on this machine: a kind whose words stand on screen, and the values they name. The contract has the same list. */
export type RemedyKind =
  | 'plugIn'
  | 'noSuchPort'
  | 'unplugOthers'
  | 'linuxUnplugOthers'
  | 'linuxGroup'
  | 'linuxSignInAgain'
  | 'linuxUdevRule'
  | 'linuxUsbRule'
  | 'closeProgram'
  | 'modemManager'
  | 'closeOthers'
  | 'windowsCloseOthers'
  | 'windowsUsbDriver'
  | 'macAllow'
  | 'linuxDriver'
  | 'windowsDriver'
  | 'macDriver'
  | 'plugInAgain'

export interface LinkRemedy {
  readonly kind: RemedyKind
  readonly values: Readonly<Record<string, string | number>>
}

/** A remedy in one line of a log. */
export function remedyText({ kind, values }: LinkRemedy): string {
  return [kind, ...Object.entries(values).map(([name, value]) => `${name} ${value}`)].join(', ')
}

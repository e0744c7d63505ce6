import type { LinkRemedy } from '../../domain/link/link-remedy.ts'
import { TransportError, type TransportFault } from '../transport.ts'

/** What the words of the package can mean. */
type UsbFault = Exclude<TransportFault, 'AMBIGUOUS' | 'DRIVER' | 'FOLDER'>

/** What became of one transfer. A timeout is no fault by itself: nothing came, or nothing was taken, for that long. */
export type TransferOutcome<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'stall' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Never rejects. The package tells a stall by rejecting, WebUSB by a status; both are understood. */
export async function outcomeOf<T extends { readonly status?: string | undefined }>(
  transfer: () => Promise<T>,
): Promise<TransferOutcome<T>> {
  try {
    const answer = await transfer()
    if (answer.status === 'stall') return { kind: 'stall' }
    if (answer.status === 'babble') return { kind: 'failed', reason: 'the device sent more than was asked for' }
    return { kind: 'done', answer }
  } catch (error) {
    const reason = reasonOf(error)
    // The package's words end in the name of the fault: "transferIn error: Stall".
    if (/\bstall(ed)?\b/i.test(reason)) return { kind: 'stall' }
    if (/\bcancell?ed\b|\btimed out\b/i.test(reason)) return { kind: 'timeout' }
    return { kind: 'failed', reason }
  }
}

/** Reads the package's words for why a device did not open, and adds what to do. `name` as in `usbName`. */
export function toUsbError(error: unknown, name: string, platform: NodeJS.Platform): TransportError {
  const said = reasonOf(error)
  const fault = faultOf(said, platform)
  return new TransportError(fault, `${name}: ${said}. ${advice(fault, platform)}`, remedy(fault, name, platform))
}

/** The same advice for the screen. */
function remedy(fault: UsbFault, device: string, platform: NodeJS.Platform): LinkRemedy {
  switch (fault) {
    case 'ABSENT':
      return { kind: 'plugIn', values: { device } }
    case 'PERMISSION':
      return platform === 'linux' ? { kind: 'linuxUsbRule', values: { device } } : { kind: 'macAllow', values: {} }
    case 'BUSY':
      return platform === 'win32'
        ? { kind: 'windowsUsbDriver', values: { device } }
        : { kind: 'closeOthers', values: { path: device } }
    case 'FAILED':
      return { kind: 'plugInAgain', values: {} }
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function faultOf(message: string, platform: NodeJS.Platform): UsbFault {
  // Windows answers "access denied" (5) or "sharing violation" (32) when another program holds the device, and has no permission for one.
  if (platform === 'win32' && /access denied|incompatible driver|\berror (5|32)\b/i.test(message)) return 'BUSY'
  if (/permission|not permitted|access denied|\berrno (1|13)\b/i.test(message)) return 'PERMISSION'
  if (/\bbusy\b|in use|exclusive|\berrno 16\b/i.test(message)) return 'BUSY'
  if (/device not found|no such device|disconnected|\berrno (2|6|19)\b/i.test(message)) return 'ABSENT'
  return 'FAILED'
}

function advice(fault: UsbFault, platform: NodeJS.Platform): string {
  switch (fault) {
    case 'ABSENT':
      return 'Plug the scanner in.'
    case 'PERMISSION':
      return 'This account may not open it: let IT install 70-ovoscope-scanner.rules for it, then plug it in again.'
    case 'BUSY':
      return platform === 'win32'
        ? 'Another program uses it, or its driver is not WinUSB: close the program, or let IT give it WinUSB.'
        : 'Another program or driver uses it: close the program. A serial adapter is chosen as a serial port instead.'
    case 'FAILED':
      return 'Plug it out and in again; if it stays so, try another socket.'
  }
}

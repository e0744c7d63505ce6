import { TransportError } from '../transport.ts'
import { deviceName, type FoundPort, type SerialDevice } from './serial-port.ts'

/**
 * The one port behind which that device is, wherever it is plugged in now. Rejects by throwing a `TransportError`: none is there, or
 * several are that nobody can tell apart.
 */
export function findPort(
  ports: readonly FoundPort[],
  wanted: SerialDevice,
  platform: NodeJS.Platform = process.platform,
): FoundPort {
  const name = deviceName(wanted)
  const alike = ports.filter(({ device }) => device !== null && isSameDevice(device, wanted))
  const [port] = alike
  if (port === undefined) {
    throw new TransportError('ABSENT', `${name} is not plugged in`, { kind: 'plugIn', values: { device: name } })
  }
  if (alike.length > 1) {
    // Taking the wrong one would mix the eggs of two lines, and the name of the port says nothing of what is behind it.
    const values = { device: name, alike: alike.length }
    const kind = platform === 'linux' ? 'linuxUnplugOthers' : 'unplugOthers'
    throw new TransportError('AMBIGUOUS', `${name} is there ${alike.length} times`, { kind, values })
  }
  return port
}

/** An adapter without a serial number is like every other one of its kind; one with a number is never one without. */
function isSameDevice(device: SerialDevice, wanted: SerialDevice): boolean {
  return (
    device.vendorId === wanted.vendorId &&
    device.productId === wanted.productId &&
    device.serialNumber === wanted.serialNumber &&
    (wanted.channel === null || device.channel === null || device.channel === wanted.channel)
  )
}

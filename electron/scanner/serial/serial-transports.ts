import { realpath } from 'node:fs/promises'
import type { Timers } from '../../base/clock.ts'
import { serialCapacityBytesPerS } from '../../domain/line-load.ts'
import { createSerialTransport, listDriverPorts, type SerialPlace } from '../serial-transport.ts'
import { type ScannerTransport, TransportError } from '../transport.ts'
import type { UsbApi } from '../usb/usb-api.ts'
import { readName } from '../usb/usb-scanner.ts'
import { findPort } from './find-port.ts'
import { deviceName, type FoundPort, hasBaudRate, type SerialDevice } from './serial-port.ts'
import { findPorts, type PortSources, portsOfMachine } from './serial-ports.ts'
import { driverRemedy, type SerialSurroundings, serialRemedy, thisMachine } from './serial-remedy.ts'

/** A scanner on a serial port, as it was chosen. */
export interface SerialScannerChoice {
  /** Where it was then; it leads to the scanner only where there is no device. */
  readonly path: string
  readonly baudRate: number
  readonly device?: SerialDevice | null | undefined
  readonly flowControl?: 'none' | 'rts-cts' | undefined
}

export interface SerialTransportsParts {
  readonly timers: Timers
  /** To see that an adapter is plugged in of which the system makes no port. */
  readonly loadUsb: () => Promise<UsbApi>
  /** Those of this machine unless a test brings others. */
  readonly sources?: PortSources
  readonly machine?: SerialSurroundings
}

/** Makes a fresh transport for every connection to that scanner. Where it is plugged in is looked up anew each time: names of ports change hands. */
export function serialTransports(choice: SerialScannerChoice, parts: SerialTransportsParts): () => ScannerTransport {
  const { baudRate, flowControl = 'none' } = choice
  const { machine = thisMachine() } = parts
  return () =>
    createSerialTransport({
      ...{ path: choice.path, baudRate, timers: parts.timers },
      rtscts: flowControl === 'rts-cts',
      locate: () => locateSerial(choice, parts),
      explain: (fault, path) => serialRemedy(fault, path, machine),
    })
}

/** Where the scanner is now. Throws a `TransportError` where it is not, or not in a way that leads to it alone. */
export async function locateSerial(
  { path, baudRate, device }: SerialScannerChoice,
  {
    loadUsb,
    sources = portsOfMachine(listDriverPorts),
    machine = thisMachine(),
  }: Omit<SerialTransportsParts, 'timers'>,
): Promise<SerialPlace> {
  const capacity = (isLine: boolean) => (isLine ? serialCapacityBytesPerS(baudRate) : null)
  const { ports, problem } = await findPorts(sources)
  if (device === undefined || device === null) {
    const real = await realpath(path).catch(() => path)
    const known = ports.find((port) => port.path === real)
    return { path, capacityBytesPerS: capacity(known?.hasBaudRate ?? hasBaudRate(real, null, machine.platform)) }
  }
  // Where ports cannot be listed with their devices, the name it was chosen by is all that there is.
  if (problem !== null) return { path, capacityBytesPerS: capacity(hasBaudRate(path, device, machine.platform)) }
  try {
    const port = findPort(ports, device, machine.platform)
    return { path: port.path, capacityBytesPerS: capacity(port.hasBaudRate) }
  } catch (error) {
    if (!(error instanceof TransportError) || error.fault !== 'ABSENT') throw error
    if (!(await isWithoutPort(device, ports, loadUsb))) throw error
    const name = deviceName(device)
    throw new TransportError('DRIVER', `${name} is plugged in and has no port`, driverRemedy(name, machine.platform))
  }
}

/**
 * Whether the adapter itself is there, and no port of it: by its serial number where that can be read, else when there are more adapters of its
 * kind than adapters with ports. The neighbour's adapter is often of the same kind. A machine without USB, or without the package for it, has none.
 */
async function isWithoutPort(
  { vendorId, productId, serialNumber }: SerialDevice,
  ports: readonly FoundPort[],
  loadUsb: () => Promise<UsbApi>,
): Promise<boolean> {
  const devices = await loadUsb().then(
    (api) => api.getDevices().catch(() => []),
    () => [],
  )
  const isAlike = (one: { readonly vendorId: number; readonly productId: number }) =>
    one.vendorId === vendorId && one.productId === productId
  const alike = devices.filter(isAlike)
  // Of an adapter without one the system keeps none, and reading it opens the adapter, which this account may not be allowed to.
  const numbers = alike.map((one) => readName(() => one.serialNumber))
  if (serialNumber !== null && numbers.includes(serialNumber)) return true
  const withPorts = new Set(
    ports.flatMap(({ path, device }) => (device !== null && isAlike(device) ? [device.serialNumber ?? path] : [])),
  )
  return numbers.includes(null) && alike.length > withPorts.size
}

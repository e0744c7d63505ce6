import { type DriverPort, fromDriver, portsById } from './driver-ports.ts'
import { portHolders } from './port-holder.ts'
import { byLikelihood, type FoundPort, portName } from './serial-port.ts'
import { sysfsPorts } from './sysfs-ports.ts'

/** Where the serial ports of a machine can be read. */
export interface PortSources {
  readonly platform: NodeJS.Platform
  /** Linux only: undefined where the kernel shows none. */
  sysfs(): Promise<readonly FoundPort[] | undefined>
  /** Rejects where the system cannot list them, for example because Linux has no `udevadm`. */
  driver(): Promise<readonly DriverPort[]>
  byId(): Promise<readonly FoundPort[]>
  holders(paths: readonly string[]): ReturnType<typeof portHolders>
}

export function portsOfMachine(
  driver: PortSources['driver'],
  platform: NodeJS.Platform = process.platform,
): PortSources {
  return {
    platform,
    sysfs: () => sysfsPorts(),
    driver,
    byId: () => portsById(),
    holders: (paths) => portHolders(paths),
  }
}

export interface FoundPorts {
  readonly ports: readonly FoundPort[]
  /** Why there may be more; null when there are not. `no-udevadm`: Linux lacks the program that the driver asks. */
  readonly problem: { readonly kind: 'no-udevadm' | 'system'; readonly said: string } | null
}

/**
 * Every serial port, likely scanners first. Never rejects: where nothing can be listed a path may still be typed. On Linux the kernel's
 * own tree comes first, because it names product and interface, is there without udev, and costs no program each time.
 */
export async function findPorts(sources: PortSources): Promise<FoundPorts> {
  const known = sources.platform === 'linux' ? await sources.sysfs() : undefined
  if (known !== undefined) return { ports: known.toSorted(byLikelihood), problem: null }
  try {
    return { ports: fromDriver(await sources.driver(), sources.platform).toSorted(byLikelihood), problem: null }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const kind = /udevadm/.test(said) && /ENOENT/.test(said) ? 'no-udevadm' : 'system'
    return { ports: (await sources.byId()).toSorted(byLikelihood), problem: { kind, said } }
  }
}

/** A port as the screen lists it. */
export interface ListedPort extends Pick<FoundPort, 'path' | 'device' | 'kind' | 'hasBaudRate'> {
  readonly name: string
  /** Who has it open, as far as that can be known. */
  readonly heldBy: { readonly program: string; readonly pid: number; readonly isOvoscope: boolean } | null
}

export interface SerialPortList {
  readonly ports: readonly ListedPort[]
  readonly problem: FoundPorts['problem']
}

/** The same with names and with who holds them; `ownPid` is ours. */
export async function listPorts(sources: PortSources, ownPid = process.pid): Promise<SerialPortList> {
  const { ports, problem } = await findPorts(sources)
  const paths = ports.map(({ path }) => path)
  const holders = sources.platform === 'linux' && paths.length > 0 ? await sources.holders(paths) : new Map()
  const listed = ports.map((port): ListedPort => {
    const { path, device, kind, hasBaudRate } = port
    const holder = holders.get(path)
    const heldBy = holder === undefined ? null : { ...holder, isOvoscope: holder.pid === ownPid }
    return { path, device, kind, hasBaudRate, name: portName(port), heldBy }
  })
  return { ports: listed, problem }
}

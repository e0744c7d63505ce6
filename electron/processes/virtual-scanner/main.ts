import { randomUUID } from 'node:crypto'
import { seededRandom } from '../../base/random.ts'
import { type VirtualScannerInit, virtualScannerInitSchema } from '../../contract/process-init.ts'
import { TRUTH_PAGE_MAX, virtualScannerContract } from '../../contract/virtual-scanner.ts'
import { type Child, startChild } from '../../host/child.ts'
import { yieldProcessor } from '../../host/yield-processor.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import { createService } from '../../rpc/service.ts'
import { createVirtualScannerDevice, type VirtualScannerDevice } from './device.ts'

// A real scanner takes nothing from the processors of its station.
yieldProcessor()
startChild(virtualScannerInitSchema, async (child) => {
  const device = await createDevice(child)
  const service = createService(
    virtualScannerContract,
    {
      ready: () => ({ path: device.path }),
      start: () => done(device.start()),
      stop: () => done(device.stop()),
      setSettings: (settings) => done(device.setSettings(settings)),
      setFaults: (faults) => done(device.setFaults(faults)),
      jam: () => done(device.jam()),
      pull: () => done(device.pull()),
      plug: async () => done(await device.plug()),
      noise: ({ bytes }) => done(device.noise(bytes)),
      stats: () => device.stats(),
      truth: ({ from }) => {
        const { cells, total } = device.truth(from, TRUTH_PAGE_MAX)
        return { cells: [...cells], total }
      },
    },
    { authorise: ownProcess },
  )
  child.onPort((peer, port) => {
    if (peer === 'station') device.attachPort(port)
    else service.attach(port)
  })
  return async () => {
    service.close()
    await device.close()
  }
})

/** The real driver at a pseudo-terminal where that can be had, bytes over a port elsewhere; `ready` says which it is. */
async function createDevice({ init, clock, timers, log }: Child<VirtualScannerInit>): Promise<VirtualScannerDevice> {
  // A new session at every power-up, as a real scanner has; the eggs come from the settings.
  const common = { settings: init.settings, clock, timers, random: seededRandom(randomUUID()) }
  if (init.channel === 'pty') {
    try {
      return await createVirtualScannerDevice({ ...common, channel: 'pty', linkPath: init.linkPath })
    } catch (problem) {
      log.warn({ reason: String(problem) }, 'no pseudo-terminal: the virtual scanner speaks over a port')
    }
  }
  return createVirtualScannerDevice({ ...common, channel: 'port' })
}

function done(_nothing: void): Record<string, never> {
  return {}
}

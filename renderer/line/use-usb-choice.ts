import { useCallback, useEffect, useState } from 'react'
import type { UsbScanner } from '../../electron/contract/scanner-choice.ts'
import { ask, codeOf } from '../client/commands.ts'

interface ListedScanner extends UsbScanner {
  readonly name: string
  readonly vendorClass: boolean
}

/** Which device on USB the operator has chosen, and what there is to choose from. */
export interface UsbChoice {
  readonly scanners: readonly ListedScanner[]
  /** Why the operating system could not list its devices. */
  readonly problem: string | undefined
  /** Place of the chosen one in the list; -1 while there is none. */
  readonly chosenAt: number
  /** What will be connected. */
  readonly scanner: UsbScanner | undefined
  readonly refresh: () => void
  readonly choose: (at: number) => void
}

export function useUsbChoice(): UsbChoice {
  const [scanners, setScanners] = useState<readonly ListedScanner[]>([])
  const [problem, setProblem] = useState<string>()
  const [chosen, setChosen] = useState<UsbScanner>()

  const refresh = useCallback(() => {
    ask('station', (station) => station.call('listUsbScanners', {})).then(
      (answer) => {
        setScanners(answer.scanners)
        setProblem(answer.problem ?? undefined)
        setChosen((before) => answer.scanners.find((one) => isSame(one, before)) ?? likelyOne(answer.scanners))
      },
      (reason: unknown) => setProblem(codeOf(reason)),
    )
  }, [])
  useEffect(refresh, [refresh])

  const chosenAt = scanners.findIndex((one) => isSame(one, chosen))
  return {
    scanners,
    problem,
    chosenAt,
    scanner: chosenAt < 0 ? undefined : chosen,
    refresh,
    choose: (at) => setChosen(scanners[at]),
  }
}

function isSame(one: UsbScanner, other: UsbScanner | undefined): boolean {
  return (
    one.vendorId === other?.vendorId && one.productId === other.productId && one.serialNumber === other.serialNumber
  )
}

/** Chosen without being asked only where it is plain: among keyboards and disks nobody should connect the first. */
function likelyOne(scanners: readonly ListedScanner[]): ListedScanner | undefined {
  const likely = scanners.filter(({ vendorClass }) => vendorClass)
  return likely.length === 1 ? likely[0] : undefined
}

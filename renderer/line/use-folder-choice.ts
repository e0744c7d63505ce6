import { useState } from 'react'
import { folderScannerSchema, type ScannerChoice } from '../../electron/contract/scanner-choice.ts'
import type { LinkRemedy } from '../../electron/domain/link/link-remedy.ts'
import { useMasterData } from '../client/master-data.ts'

interface OfferedTray {
  readonly id: string
  readonly name: string
  readonly rows: number
  readonly columns: number
  readonly layout: 'square' | 'honeycomb'
}

/** Which folder the operator has named, and of what trays its pictures are. */
export interface FolderChoice {
  readonly path: string
  /** Something is typed, and it is no whole path. */
  readonly isPathWrong: boolean
  readonly pattern: string
  /** What there is to choose from; empty until it is known. */
  readonly trays: readonly OfferedTray[]
  readonly trayId: string
  readonly typePath: (path: string) => void
  readonly typePattern: (pattern: string) => void
  readonly chooseTray: (id: string) => void
  /** Why the station did not take it. */
  readonly refused: LinkRemedy | undefined
  readonly refuse: (remedy: LinkRemedy | undefined) => void
  /** What will be connected; undefined while something is missing. */
  readonly choice: Extract<ScannerChoice, { kind: 'folder' }> | undefined
}

export function useFolderChoice(): FolderChoice {
  const [path, setPath] = useState('')
  const [pattern, setPattern] = useState('')
  const [chosenId, chooseTray] = useState<string>()
  const [refused, refuse] = useState<LinkRemedy>()
  const reading = useMasterData()
  const trays = reading.state === 'read' ? reading.value.trayTypes.filter(({ retired }) => !retired) : []
  const tray = trays.find(({ id }) => id === chosenId) ?? trays[0]
  const typed = path.trim()
  const wish = folderScannerSchema.safeParse({
    ...{ path: typed, rows: tray?.rows, columns: tray?.columns, layout: tray?.layout },
    ...(pattern.trim() !== '' && { pattern: pattern.trim() }),
  })
  /** What was refused was another wish. */
  const anew = (change: (text: string) => void) => (text: string) => {
    refuse(undefined)
    change(text)
  }
  return {
    ...{ path, pattern, trays, trayId: tray?.id ?? '', refused, refuse },
    isPathWrong: typed !== '' && !folderScannerSchema.shape.path.safeParse(typed).success,
    typePath: anew(setPath),
    typePattern: anew(setPattern),
    chooseTray: anew(chooseTray),
    choice: wish.success ? { kind: 'folder', folder: wish.data } : undefined,
  }
}

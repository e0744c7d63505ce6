import type { ColdFault, PictureFault, ReconcileResult } from '../contract/sum-check.ts'

/** Characters of the left column of a record. */
export const LABEL_WIDTH = 22

/** The outcome of `reconcile` as lines for the record and the command: files first, because a missing one explains what differs. Pure. */
export function reconcileLines(result: ReconcileResult): string[] {
  return [...coldLines(result), ...sumLines(result), ...pictureLines(result)]
}

/** Everything that is amiss as plain sentences; none where all agrees. Pure. */
export function faultLines({ coldFaults, differences, pictures }: ReconcileResult): string[] {
  const { faults = [], more = 0 } = pictures ?? {}
  const rest = more > 0 ? [`and ${more} more picture files`] : []
  return [...coldFaults.map(coldText), ...differences, ...faults.map(pictureText), ...rest]
}

/** What is wrong with a file of pictures, as a sentence. Pure. */
export function pictureText(fault: PictureFault): string {
  switch (fault.kind) {
    case 'MISSING':
      return `${fault.file} is missing; ${countOf(fault.pictures, 'picture')} lost with it`
    case 'HEAD':
      return `${fault.file} is damaged in its head, or none of ours; ${countOf(fault.pictures, 'picture')} lost with it`
    case 'DAMAGED':
      return `${fault.file} is damaged in ${countOf(fault.places, 'place')}; ${countOf(fault.pictures, 'picture')} lost`
    case 'LENGTH':
      return `${fault.file} has ${fault.bytes} bytes; it had ${fault.expectedBytes} when it was ended`
    case 'UNKNOWN':
      return `${fault.file} is a file of pictures that no row knows`
  }
}

function coldText({ kind, file }: ColdFault): string {
  return `${file} is ${kind === 'MISSING' ? 'missing' : 'damaged'}; put it back from a backup`
}

function coldLines({ coldFaults }: ReconcileResult): string[] {
  if (coldFaults.length === 0) return []
  const said = 'NOT READ: files of older months; until they are back, every sum over them differs'
  return [line('Older months', said), ...listed(coldFaults.map(coldText))]
}

function sumLines({ scanRows, factScans, eggRows, factEggs, differences }: ReconcileResult): string[] {
  const figures = `${scanRows} scan rows, ${factScans} in fact cells; ${eggRows} cells, ${factEggs} in fact cells`
  const verdict = differences.length === 0 ? 'agrees' : 'DIFFERS'
  return [line('Reconcile', `${verdict}: ${figures}`), ...listed(differences)]
}

function pictureLines({ pictures }: ReconcileResult): string[] {
  if (pictures === undefined) return []
  const { opened, faults, more } = pictures
  if (faults.length === 0) return [line('Pictures', `whole: ${countOf(opened, 'kept picture')} opened`)]
  const rest = more > 0 ? [`and ${more} more`] : []
  return [line('Pictures', 'DAMAGED OR MISSING FILES'), ...listed([...faults.map(pictureText), ...rest])]
}

function listed(texts: readonly string[]): string[] {
  return texts.map((text) => `  - ${text}`)
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** One line of a record: what it is, and what it says. Pure. */
export function line(label: string, value: string): string {
  return `${label.padEnd(LABEL_WIDTH)}  ${value}`
}

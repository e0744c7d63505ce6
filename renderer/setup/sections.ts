import type { ImportKind, MasterDataView } from '../../electron/contract/master-data.ts'
import type { MasterKind } from '../../electron/domain/master-data/kinds.ts'

/** The parts of the set-up, in the order in which a new site is described. */
export const SECTIONS = ['site', 'lines', 'setters', 'trays', 'breeds', 'flocks', 'shifts', 'import'] as const
export type Section = (typeof SECTIONS)[number]

export function sectionOf(text: string | undefined): Section {
  return SECTIONS.find((section) => section === text) ?? 'site'
}

export function sectionAddress(section: Section, ...parts: readonly string[]): string {
  return ['#', 'setup', section, ...parts].join('/')
}

/** Kinds of which there are many. */
export type ListKind = Exclude<MasterKind, 'site'>
/** Kinds whose fields are plain: a tray type is drawn. */
export type PlainKind = Exclude<ListKind, 'trayType'>

const LIST_OF = {
  line: 'lines',
  scanner: 'scanners',
  setter: 'setters',
  trolley: 'trolleys',
  trayType: 'trayTypes',
  breed: 'breeds',
  flock: 'flocks',
} as const satisfies Record<ListKind, keyof MasterDataView>

export type RecordOf<Kind extends ListKind> = MasterDataView[(typeof LIST_OF)[Kind]][number]

/** The records of a kind, retired ones too. */
export function recordsIn<Kind extends ListKind>(data: MasterDataView, kind: Kind): readonly RecordOf<Kind>[] {
  return data[LIST_OF[kind]]
}

/** What can come from a file. */
export function importKindOf(kind: ListKind): ImportKind | undefined {
  return kind === 'line' || kind === 'scanner' ? undefined : kind
}

import type { MasterDataView } from '../contract/master-data.ts'
import { type MasterData, type MasterKind, type MasterRecordOf, recordsOf } from '../domain/master-data/kinds.ts'

/** Master data as the screens get it: kinds apart, retired records included. */
export function masterDataView(data: MasterData, site: MasterRecordOf<'site'>): MasterDataView {
  const { kind: _kind, ...siteValue } = site
  return {
    revision: data.revision,
    site: { ...siteValue, shifts: site.shifts.map((shift) => ({ ...shift })) },
    lines: viewed(data, 'line'),
    scanners: viewed(data, 'scanner'),
    setters: viewed(data, 'setter'),
    trolleys: viewed(data, 'trolley'),
    trayTypes: viewed(data, 'trayType').map((type) => ({
      ...type,
      centresMm: type.centresMm === null ? null : type.centresMm.map((centre) => ({ ...centre })),
    })),
    breeds: viewed(data, 'breed'),
    flocks: viewed(data, 'flock'),
  }
}

function viewed<Kind extends MasterKind>(data: MasterData, kind: Kind): Omit<MasterRecordOf<Kind>, 'kind'>[] {
  return recordsOf(data, kind).map(({ kind: _kind, ...value }) => value)
}
